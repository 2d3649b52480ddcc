import { Select } from 'nhsuk-react-components'
import { type FormProblem, fieldId, messageAt } from './field-id.ts'

/** One of a list. The first choice is empty, so that nothing is chosen for anybody. */
export const SelectField = (props: {
  readonly path: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly empty: string
  readonly choices: readonly { readonly value: string; readonly text: string }[]
  readonly problems: readonly FormProblem[]
}) => (
  <Select
    id={fieldId(props.path)}
    name={props.path}
    label={props.label}
    hint={props.hint}
    error={messageAt(props.problems, props.path)}
    defaultValue={props.value ?? ''}
  >
    <option value="">{props.empty}</option>
    {props.choices.map(({ value, text }) => (
      <option key={value} value={value}>
        {text}
      </option>
    ))}
  </Select>
)
