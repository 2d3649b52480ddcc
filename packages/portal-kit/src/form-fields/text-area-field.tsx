import { Textarea } from 'nhsuk-react-components'
import { type FormProblem, fieldId, messageAt } from './field-id.ts'

/** Several lines of text, named by the command's property path, with what was typed still in it after a refusal. */
export const TextAreaField = (props: {
  readonly path: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly rows?: number
  readonly problems: readonly FormProblem[]
  readonly autoComplete?: string
}) => (
  <Textarea
    id={fieldId(props.path)}
    name={props.path}
    label={props.label}
    hint={props.hint}
    error={messageAt(props.problems, props.path)}
    defaultValue={props.value ?? ''}
    rows={props.rows ?? 5}
    autoComplete={props.autoComplete ?? 'off'}
  />
)
