import { participantWords, recipientWords } from '@concord/domain/safety-disclosure'
import { DayText } from '@concord/portal-kit/dates'
import { InsetText, WarningCallout } from 'nhsuk-react-components'
import { paths } from '../paths.ts'

type Addressed = {
  readonly reference: string
  readonly sentOn: string
  readonly acknowledgedOn: string | null
}

/** AM-9: before anything else on the commissioner's page, as long as there is one. */
export const AddressedSafety = ({ addressed }: { readonly addressed: readonly Addressed[] }) => (
  <>
    {addressed.map(({ reference, sentOn, acknowledgedOn }) =>
      acknowledgedOn ? (
        <InsetText key={reference}>
          <p>
            <a href={paths.disclosure(reference)}>
              The safety concern of <DayText day={sentOn} />
            </a>
            : you have confirmed that you have read it.
          </p>
        </InsetText>
      ) : (
        <WarningCallout key={reference}>
          <WarningCallout.Heading headingLevel="h2">{recipientWords.heading}</WarningCallout.Heading>
          <p>
            <a href={paths.disclosure(reference)}>Read it now, and confirm that you have</a>
          </p>
        </WarningCallout>
      ),
    )}
  </>
)

/** On a participant's page once they are told, and nowhere before. */
export const ToldOfSafety = ({ told }: { readonly told: readonly string[] }) =>
  told.length === 0 ? null : (
    <InsetText>
      <p>
        <a href={paths.toldOfSafety}>{participantWords.heading}</a>
      </p>
    </InsetText>
  )
