import type { DataClass } from '@concord/domain/shared'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import { BackLink, InsetText } from 'nhsuk-react-components'
import type { ReactNode } from 'react'

/** A page that shows one confidential text. That it was opened is recorded, and the person to whom it belongs can see that. */
export const OneText = (props: {
  readonly back: { readonly href: string; readonly text: string }
  readonly heading: string
  readonly of: DataClass
  readonly intro?: ReactNode
  readonly text: string | null
}) => (
  <div className="nhsuk-grid-row">
    <div className="nhsuk-grid-column-two-thirds">
      <BackLink href={props.back.href}>{props.back.text}</BackLink>
      <h1 className="nhsuk-heading-xl">{props.heading}</h1>
      {props.intro}
      {props.text === null ? (
        <p>It cannot be read any more.</p>
      ) : (
        <InsetText>
          <p className="concord-long concord-written">{props.text}</p>
        </InsetText>
      )}
      <p>That you have opened it, and when, is recorded.</p>
      <SeenBy of={props.of} />
    </div>
  </div>
)
