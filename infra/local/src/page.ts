const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in HTML. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')

const style = `
body { font: 1.1rem/1.5 arial, sans-serif; max-width: 60rem; margin: 0 auto; padding: 0 1rem 3rem; color: #212b32; background: #fff }
header { border-bottom: 4px solid #005eb8; padding: 1rem 0; margin-bottom: 1.5rem }
nav a { margin-right: 1.5rem } a { color: #005eb8 } a:focus, button:focus, input:focus { outline: 4px solid #ffeb3b; outline-offset: 0 }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #d8dde0; vertical-align: top }
button { font: inherit; font-weight: bold; background: #007f3b; color: #fff; border: 0; border-radius: 4px; padding: .6rem 1rem; margin: .25rem .5rem .25rem 0; cursor: pointer }
input { font: inherit; padding: .4rem; border: 2px solid #4c6272 } .note { border-left: 8px solid #005eb8; padding: .5rem 1rem; background: #f0f4f5 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit } td { overflow-wrap: anywhere }`

/** A page of the local environment: plain HTML without script. `body` is HTML already escaped by its maker. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} - Concord, local environment</title><style>${style}</style></head>
<body><header><strong>Concord, local environment</strong><br>
<nav aria-label="Local environment"><a href="/">Addresses</a><a href="/mail">Mail</a><a href="/clock">Clock</a></nav></header>
<main><h1>${escaped(title)}</h1>${body}</main></body></html>`

/** The same look without the desk's navigation, for the provider's page of personas. */
export const bareHtml = (title: string, body: string): string => page(title, body).replace(/<nav.*<\/nav>/, '')
