import { longestOutline, outlineWords } from '@concord/domain/assisted-mediation'
import { intentField } from '@concord/portal-kit/form-body'
import { type FormProblem, SubmissionId, TextAreaField } from '@concord/portal-kit/form-fields'
import { useRequestFacts } from '@concord/portal-kit/request-facts'
import { Button } from 'nhsuk-react-components'
import { paths } from '../paths.ts'

/**
 * Where an outline is written. Its reason for a script: whoever writes five thousand characters on a telephone must not lose
 * them to a lost connection. Without it the first button saves.
 */
export const OutlineForm = (props: {
  readonly submissionId: string
  readonly text: string
  readonly problems: readonly FormProblem[]
}) => {
  const { nonce } = useRequestFacts()
  return (
    <>
      <h2>What to write about</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {outlineWords.prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
      <form method="post" action={paths.outline} noValidate data-saves-to={paths.outlineDraft}>
        <SubmissionId value={props.submissionId} />
        <TextAreaField
          path="outline"
          label={outlineWords.heading}
          hint={`Up to ${longestOutline} characters. Write in whatever order and words suit you.`}
          rows={16}
          value={props.text}
          problems={props.problems}
        />
        <p className="nhsuk-hint" data-most={longestOutline} aria-live="off" />
        <p role="status" data-said />
        <div className="nhsuk-button-group">
          <Button secondary name={intentField} value="save">
            Save and go on later
          </Button>
          <Button name={intentField} value="handIn">
            Give it to the mediators
          </Button>
        </div>
      </form>
      <script type="module" nonce={nonce} src={paths.outlineSaving} />
    </>
  )
}
