import { TextInput } from 'nhsuk-react-components'
import type { ComponentProps } from 'react'
import { type FormProblem, fieldId, messageAt } from './field-id.ts'

/** One line of text, named by the command's property path, with what was typed still in it after a refusal. */
export const TextField = (props: {
  readonly path: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly problems: readonly FormProblem[]
  readonly type?: 'text' | 'email'
  readonly autoComplete?: string
  readonly inputMode?: ComponentProps<'input'>['inputMode']
  readonly width?: ComponentProps<typeof TextInput>['width']
  readonly isPageHeading?: boolean
}) => (
  <TextInput
    id={fieldId(props.path)}
    name={props.path}
    label={props.label}
    labelProps={props.isPageHeading ? { isPageHeading: true, size: 'l' } : undefined}
    hint={props.hint}
    error={messageAt(props.problems, props.path)}
    defaultValue={props.value ?? ''}
    // The browser's own check would keep the person from the summary that explains everything at once.
    type={props.type ?? 'text'}
    autoComplete={props.autoComplete ?? 'off'}
    inputMode={props.inputMode}
    spellCheck={props.type === 'email' ? false : undefined}
    width={props.width}
  />
)
