import { disclosureMarking, type Ground, groundWords } from '@concord/domain/safety-disclosure'
import { WarningCallout } from 'nhsuk-react-components'

type Content = {
  readonly ground: Ground
  readonly extract: string | null
  readonly expectedAction: string | null
  readonly thirdPartyName: string | null
  readonly thirdPartyReached: string | null
  readonly reasonsNotToTell: readonly string[]
}

/** What was written, as the second person reads it; marked. */
export const DisclosedContent = ({ content }: { readonly content: Content }) => (
  <>
    <WarningCallout>
      <WarningCallout.Heading headingLevel="h2">Confidential</WarningCallout.Heading>
      <p>{disclosureMarking}</p>
    </WarningCallout>
    <h2>What is passed on to the commissioner</h2>
    <p>
      <strong>About:</strong> {groundWords[content.ground]}
    </p>
    <p className="concord-long concord-written">{content.extract}</p>
    <h3>What the commissioner is expected to do</h3>
    <p className="concord-long concord-written">{content.expectedAction}</p>
    {content.thirdPartyName ? (
      <>
        <h3>Who else has to be told</h3>
        <p className="concord-long">{content.thirdPartyName}</p>
        <p className="concord-long concord-written">{content.thirdPartyReached}</p>
      </>
    ) : null}
    {content.reasonsNotToTell.length > 0 ? (
      <>
        <h3>Why the participants are not to be told</h3>
        <ul className="nhsuk-list nhsuk-list--bullet">
          {content.reasonsNotToTell.map((reason) => (
            <li key={reason} className="concord-long concord-written">
              {reason}
            </li>
          ))}
        </ul>
      </>
    ) : null}
  </>
)
