import type { Help } from '@concord/domain/practitioner-advice'
import { Button } from 'nhsuk-react-components'
import { paths } from '../paths.ts'

type Standing = {
  readonly reference: string
  readonly stage: string
  readonly help: Help | null
  readonly hasCircumstances: boolean
  /** The commands that whoever looks may give now. */
  readonly mayDo: readonly string[]
}
type Action = { readonly href: string; readonly text: string }

/** What can be done now, in the order in which it usually is; what follows from the stage comes first. */
export const actionsOf = ({ reference, stage, help, hasCircumstances, mayDo }: Standing): readonly Action[] => {
  const may = (command: string, action: Action, also = true): readonly Action[] =>
    mayDo.includes(command) && also ? [action] : []
  return [
    ...may('logEnquiry', { href: paths.continueEnquiry(reference), text: 'Go on with this enquiry' }),
    ...may(
      'recordCaseOpened',
      { href: paths.newMediationFrom(reference), text: 'Open a mediation' },
      help === 'assistedMediation',
    ),
    ...may(
      'chooseHelp',
      { href: paths.chooseHelp(reference), text: help ? 'Change the help' : 'Choose the help' },
      hasCircumstances,
    ),
    ...may('recordCircumstances', {
      href: paths.circumstances(reference),
      text: hasCircumstances ? 'Change the circumstances' : 'Record the circumstances',
    }),
    ...may('passToSeniorAdviser', {
      href: paths.passOnEnquiry(reference),
      text: stage === 'logged' ? 'Pass to a Senior Adviser' : 'Pass to another Senior Adviser',
    }),
    ...may(
      'recordCaseOpened',
      { href: paths.caseOpened(reference), text: 'Record a case that is open already' },
      help === 'assistedMediation',
    ),
    ...may('closeEnquiry', { href: paths.closeEnquiry(reference), text: 'Close the enquiry' }),
  ]
}

/** The first is a button, the others are links below it. */
export const EnquiryActions = (standing: Standing) => {
  const [first, ...others] = actionsOf(standing)
  if (!first) return <p>There is nothing for you to do with it now.</p>
  return (
    <>
      <p>
        <Button href={first.href}>{first.text}</Button>
      </p>
      {others.length > 0 ? (
        <ul className="nhsuk-list">
          {others.map(({ href, text }) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
