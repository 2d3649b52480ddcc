import { dayInWords } from '@concord/domain/shared'
import { DataTable } from '@concord/portal-kit/data-table'
import { Tag } from 'nhsuk-react-components'
import { paths } from '../paths.ts'

type Participant = {
  readonly position: number
  readonly name: string | null
  readonly email: string | null
  readonly agreementReceived: boolean | null
  readonly agreedOn: string | null
  readonly reachable: boolean
}
type Commissioner = { readonly name: string | null; readonly email: string | null }

const closed = 'Not shown any more'

const Agreement = ({ one }: { readonly one: Participant }) => {
  if (one.agreementReceived === null) return <>{closed}</>
  if (!one.agreementReceived) return <Tag modifier="yellow">Not received</Tag>
  return (
    <>
      <Tag modifier="green">Received</Tag>
      {one.agreedOn ? <p className="nhsuk-u-margin-bottom-0">{dayInWords(one.agreedOn)}</p> : null}
    </>
  )
}

const Contact = (props: {
  readonly email: string | null
  readonly reachable: boolean
  readonly correct: string | null
  readonly whom: string
}) => (
  <>
    <span className="concord-long">{props.email ?? closed}</span>
    {props.reachable ? null : (
      <p className="nhsuk-u-margin-bottom-0">
        <Tag modifier="red">Cannot be reached</Tag>
      </p>
    )}
    {props.correct ? (
      <p className="nhsuk-u-margin-bottom-0">
        <a href={props.correct}>
          Correct the address<span className="nhsuk-u-visually-hidden"> of {props.whom}</span>
        </a>
      </p>
    ) : null}
  </>
)

/** Everybody who is part of a mediation, with what staff may know of them now. */
export const People = (props: {
  readonly reference: string
  readonly mayCorrect: boolean
  readonly commissioner: Commissioner | null
  readonly participants: readonly Participant[]
}) => {
  const correct = (position: number, email: string | null) =>
    !props.mayCorrect || email === null ? null : paths.correctContact(props.reference, position)
  return (
    <DataTable
      caption="People"
      columns={['Part', 'Name', 'Email address', 'Agreement']}
      rows={[
        ...props.participants.map((one) => ({
          key: String(one.position),
          cells: [
            `Participant ${one.position}`,
            <span key="name" className="concord-long">
              {one.name ?? closed}
            </span>,
            <Contact
              key="contact"
              email={one.email}
              reachable={one.reachable}
              correct={correct(one.position, one.email)}
              whom={`participant ${one.position}`}
            />,
            <Agreement key="agreement" one={one} />,
          ],
        })),
        {
          key: 'commissioner',
          cells: [
            'Commissioner',
            <span key="name" className="concord-long">
              {props.commissioner?.name ?? closed}
            </span>,
            <Contact
              key="contact"
              email={props.commissioner?.email ?? null}
              reachable
              correct={correct(0, props.commissioner?.email ?? null)}
              whom="the commissioner"
            />,
            'Not asked',
          ],
        },
      ]}
    />
  )
}
