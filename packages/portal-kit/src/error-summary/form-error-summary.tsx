import { ErrorSummary } from 'nhsuk-react-components'
import { type FormProblem, fieldId } from '../form-fields/index.ts'

/**
 * Everything that is wrong with a form, each linked to its field, with the rule where it is one of the service's rules.
 * @param places for a problem of a whole list or of the form (`participants`, null): the path of the field where to begin
 */
export const FormErrorSummary = ({
  problems,
  places = {},
}: {
  readonly problems: readonly FormProblem[]
  readonly places?: Readonly<Record<string, string>>
}) =>
  problems.length === 0 ? null : (
    <ErrorSummary aria-labelledby="error-summary-title" id="error-summary">
      <ErrorSummary.Title id="error-summary-title">There is a problem</ErrorSummary.Title>
      <ErrorSummary.List>
        {problems.map(({ field, message, rule }, index) => {
          const place = places[field ?? ''] ?? field
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is rendered once, on the server
            <li key={index}>
              {place ? <a href={`#${fieldId(place)}`}>{message}</a> : message}
              {rule ? <span className="concord-rule"> (rule {rule})</span> : null}
            </li>
          )
        })}
      </ErrorSummary.List>
    </ErrorSummary>
  )
