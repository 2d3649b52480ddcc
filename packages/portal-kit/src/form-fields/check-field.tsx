import classNames from 'classnames'
import { type FormProblem, fieldId, messageAt } from './field-id.ts'

/** One box that somebody ticks to say yes. Unticked, the form carries nothing, which is no. */
export const CheckField = (props: {
  readonly path: string
  readonly label: string
  readonly checked?: boolean
  readonly problems: readonly FormProblem[]
}) => {
  const id = fieldId(props.path)
  const error = messageAt(props.problems, props.path)
  return (
    <div className={classNames('nhsuk-form-group', { 'nhsuk-form-group--error': error })}>
      {error ? (
        <span className="nhsuk-error-message" id={`${id}-error`}>
          <span className="nhsuk-u-visually-hidden">Error:</span> {error}
        </span>
      ) : null}
      <div className="nhsuk-checkboxes">
        <div className="nhsuk-checkboxes__item">
          <input
            className="nhsuk-checkboxes__input"
            id={id}
            name={props.path}
            type="checkbox"
            value="yes"
            defaultChecked={props.checked ?? false}
            aria-describedby={error ? `${id}-error` : undefined}
          />
          <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
            {props.label}
          </label>
        </div>
      </div>
    </div>
  )
}
