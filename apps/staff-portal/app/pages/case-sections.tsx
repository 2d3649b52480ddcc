import { conditionNames, type SuitabilityCondition, suitabilityConditions } from '@concord/domain/assisted-mediation'
import { dayInWords, instantInWords } from '@concord/domain/shared'
import { DataTable } from '@concord/portal-kit/data-table'
import { inPounds } from '@concord/portal-kit/pounds'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import { SummaryList } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { paths } from '../paths.ts'
import { standingInWords, taskName } from './case-words.ts'
import { answerInWords, professionInWords } from './enquiry-words.ts'

type Task = {
  readonly kind: string
  readonly occurrence: number
  readonly position: number | null
  readonly what: string
  readonly dueAt: string | null
}
type Doing = { readonly reference: string; readonly mayDo: readonly string[] }

const pageOf = (task: Task, { reference, mayDo }: Doing): string | null => {
  if (task.kind !== 'talkToOffer') return mayDo.includes('recordTold') ? paths.task(reference, taskName(task)) : null
  return mayDo.includes('offerTalk') && task.position !== null ? paths.offerTalk(reference, task.position) : null
}

/** What waits for a person, who gets there by a link where it is theirs to do. */
export const Tasks = ({ tasks, ...doing }: Doing & { readonly tasks: readonly Task[] }) =>
  tasks.length === 0 ? null : (
    <>
      <h2>What needs somebody</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {tasks.map((task) => {
          const href = pageOf(task, doing)
          const due = task.dueAt ? `, from ${instantInWords(task.dueAt)}` : ''
          return (
            <li key={taskName(task)}>
              {href ? <a href={href}>{task.what}</a> : task.what}
              {due}
            </li>
          )
        })}
      </ul>
      <SeenBy of="WF" />
    </>
  )

type Row = readonly [string, ReactNode]
export const Facts = ({ rows }: { readonly rows: readonly Row[] }) => (
  <SummaryList>
    {rows.map(([key, value]) => (
      <SummaryList.Row key={key}>
        <SummaryList.Key>{key}</SummaryList.Key>
        <SummaryList.Value>{value}</SummaryList.Value>
      </SummaryList.Row>
    ))}
  </SummaryList>
)

type Answer = keyof typeof answerInWords
const answered = (answer: string | undefined): string => answerInWords[answer as Answer] ?? 'Not answered'

/** PP-2, PP-6, AM-4; and why somebody went on against a guide. */
export const Circumstances = (
  props: Doing & {
    readonly concern: { readonly profession: string; readonly conductIsPart: string } | null
    readonly suitability: Readonly<Record<SuitabilityCondition, string>> | null
    readonly reasons: readonly { readonly number: number; readonly rule: string; readonly givenOn: string }[] | null
  },
) => {
  if (props.concern === null) return null
  const { profession, conductIsPart } = props.concern
  const reasons = props.reasons ?? []
  return (
    <>
      <h2>Suitability</h2>
      <Facts
        rows={[
          ['Whose practice raises concern', professionInWords[profession as keyof typeof professionInWords]],
          ['Conduct is part of the concern', answered(conductIsPart)],
          ...conditionNames.map((name) => [suitabilityConditions[name], answered(props.suitability?.[name])] as const),
        ]}
      />
      {reasons.length > 0 ? (
        <ul className="nhsuk-list">
          {reasons.map(({ number, rule, givenOn }) => (
            <li key={number}>
              <a href={paths.reason(props.reference, number)}>
                Reason for going on against {rule}, {dayInWords(givenOn)}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {props.mayDo.includes('answerSuitability') ? (
        <p>
          <a href={paths.suitability(props.reference)}>
            {props.suitability ? 'Change the answers' : 'Answer the suitability questions'}
          </a>
        </p>
      ) : null}
      <SeenBy of="CN" />
    </>
  )
}

/** PP-4. */
export const ChargesOfCase = (
  props: Doing & {
    readonly isReader: boolean
    readonly charges: {
      readonly pounds: number
      readonly putOn: string
      readonly answer: string | null
      readonly answeredOn: string | null
    } | null
  },
) => {
  if (!props.isReader) return null
  const { charges } = props
  const answer = charges?.answer === 'declined' ? 'Declined' : 'Accepted'
  return (
    <>
      <h2>Charges</h2>
      {charges ? (
        <Facts
          rows={[
            ['Indicated', `${inPounds(charges.pounds)}, put to the commissioner on ${dayInWords(charges.putOn)}`],
            ['Answer', charges.answeredOn ? `${answer} on ${dayInWords(charges.answeredOn)}` : 'Not answered'],
          ]}
        />
      ) : (
        <p>No charges are put to the commissioner yet.</p>
      )}
      <p>
        <a href={paths.charges(props.reference)}>
          {charges ? 'What the charge covers' : 'Put the charges to the commissioner'}
        </a>
      </p>
      <SeenBy of="CH" />
    </>
  )
}

/** AM-1 to AM-3. */
export const Mediators = (
  props: Doing & {
    readonly mediators: readonly { readonly standing: string; readonly colleague: { readonly displayName: string } }[]
  },
) => {
  const may = (command: string) => props.mayDo.includes(command)
  return (
    <>
      <h2>Mediators</h2>
      {props.mediators.length === 0 ? (
        <p>No mediator is asked yet.</p>
      ) : (
        <DataTable
          caption="Mediators"
          columns={['Mediator', 'Standing']}
          rows={props.mediators.map(({ colleague, standing }) => ({
            key: colleague.displayName,
            cells: [colleague.displayName, standingInWords[standing] ?? standing],
          }))}
        />
      )}
      <ul className="nhsuk-list">
        {may('proposeMediator') ? (
          <li>
            <a href={paths.askMediator(props.reference)}>Ask a mediator</a>
          </li>
        ) : null}
        {may('assignMediators') ? (
          <li>
            <a href={paths.assignMediators(props.reference)}>Assign or replace the mediators</a>
          </li>
        ) : null}
        {may('declareConnection') ? (
          <li>
            <a href={paths.declareConnection(props.reference)}>Declare a connection</a>
          </li>
        ) : null}
      </ul>
      <SeenBy of="WF" />
    </>
  )
}
