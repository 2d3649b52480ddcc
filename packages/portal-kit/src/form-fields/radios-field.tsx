import classNames from 'classnames'
import { type FormProblem, fieldId, messageAt } from './field-id.ts'

/** One of a few, all of them in sight. Nothing is chosen for anybody. The summary's link leads to the first. */
export const RadiosField = (props: {
  readonly path: string
  readonly legend: string
  readonly legendIsShown?: boolean
  readonly hint?: string
  readonly value?: string
  readonly choices: readonly { readonly value: string; readonly text: string; readonly hint?: string }[]
  readonly problems: readonly FormProblem[]
}) => {
  const id = fieldId(props.path)
  const error = messageAt(props.problems, props.path)
  const described = [props.hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ')
  return (
    <div className={classNames('nhsuk-form-group', { 'nhsuk-form-group--error': error })}>
      <fieldset className="nhsuk-fieldset" aria-describedby={described || undefined}>
        <legend
          className={
            props.legendIsShown === false
              ? 'nhsuk-u-visually-hidden'
              : 'nhsuk-fieldset__legend nhsuk-fieldset__legend--m'
          }
        >
          {props.legend}
        </legend>
        {props.hint ? (
          <div className="nhsuk-hint" id={`${id}-hint`}>
            {props.hint}
          </div>
        ) : null}
        {error ? (
          <span className="nhsuk-error-message" id={`${id}-error`}>
            <span className="nhsuk-u-visually-hidden">Error:</span> {error}
          </span>
        ) : null}
        <div className="nhsuk-radios">
          {props.choices.map(({ value, text, hint }, index) => {
            const own = index === 0 ? id : `${id}-${index + 1}`
            return (
              <div className="nhsuk-radios__item" key={value}>
                <input
                  className="nhsuk-radios__input"
                  id={own}
                  name={props.path}
                  type="radio"
                  value={value}
                  defaultChecked={props.value === value}
                  aria-describedby={hint ? `${own}-hint` : undefined}
                />
                <label className="nhsuk-label nhsuk-radios__label" htmlFor={own}>
                  {text}
                </label>
                {hint ? (
                  <div className="nhsuk-hint nhsuk-radios__hint" id={`${own}-hint`}>
                    {hint}
                  </div>
                ) : null}
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}
