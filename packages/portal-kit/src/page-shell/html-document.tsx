import { Links, Meta } from '@remix-run/react'
import type { ReactNode } from 'react'

/**
 * The whole page. There is no script in it: no page of ours works in the browser, so that a locked-down ward computer, an
 * old phone and a screen reader get the same. A page that needs one names its reason and gives it the answer's nonce.
 */
export const HtmlDocument = ({ children }: { readonly children: ReactNode }) => (
  <html lang="en-GB" className="nhsuk-template">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light" />
      <meta name="format-detection" content="telephone=no" />
      <Meta />
      <link rel="icon" href="/nhsuk/images/favicon.svg" type="image/svg+xml" />
      <Links />
    </head>
    <body className="nhsuk-template__body">{children}</body>
  </html>
)
