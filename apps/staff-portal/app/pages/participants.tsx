import { dayInWords, instantInWords } from '@concord/domain/shared'
import { DataTable } from '@concord/portal-kit/data-table'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import { Tag } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { paths } from '../paths.ts'
import { channelOfContact, hoursInWords } from './case-words.ts'

type Preparing = {
  readonly position: number
  readonly sharesAgreement: boolean | null
  readonly safeContact: { readonly channel: string; readonly fromHour: number; readonly untilHour: number } | null
  readonly outlineReceivedOn: string | null
  readonly talk: {
    readonly times: readonly string[]
    readonly bookedAt: string | null
    readonly declined: boolean
  } | null
  readonly companion: {
    readonly position: number
    readonly name: string | null
    readonly invitedOn: string
    readonly promisedOn: string | null
  } | null
}
type Reader = { readonly reference: string; readonly mayRead: readonly string[]; readonly mayDo: readonly string[] }

const sharingOf = ({ sharesAgreement }: Preparing): string => {
  if (sharesAgreement === null) return 'Not answered'
  return sharesAgreement ? 'May be shown to the others' : 'Not to be shown to the others'
}

const talkOf = ({ talk }: Preparing): string => {
  if (talk?.declined) return 'Declined'
  if (talk?.bookedAt) return `Booked for ${instantInWords(talk.bookedAt)}`
  return talk && talk.times.length > 0 ? 'Times are offered' : 'Not offered'
}

const Outline = ({ one, reader }: { readonly one: Preparing; readonly reader: Reader }) => {
  if (one.outlineReceivedOn === null) return <Tag modifier="yellow">Not received</Tag>
  return (
    <>
      <Tag modifier="green">Received</Tag>
      <p className="nhsuk-u-margin-bottom-0">{dayInWords(one.outlineReceivedOn)}</p>
      {reader.mayDo.includes('offerTalk') ? (
        <p className="nhsuk-u-margin-bottom-0">
          <a href={paths.outline(reader.reference, one.position)}>
            Open the outline<span className="nhsuk-u-visually-hidden"> of participant {one.position}</span>
          </a>
        </p>
      ) : null}
    </>
  )
}

const Talk = ({ one, reader }: { readonly one: Preparing; readonly reader: Reader }) => (
  <>
    {talkOf(one)}
    {reader.mayDo.includes('offerTalk') && !one.talk?.bookedAt ? (
      <p className="nhsuk-u-margin-bottom-0">
        <a href={paths.offerTalk(reader.reference, one.position)}>
          Offer a talk<span className="nhsuk-u-visually-hidden"> to participant {one.position}</span>
        </a>
      </p>
    ) : null}
  </>
)

const Companion = ({ one, reader }: { readonly one: Preparing; readonly reader: Reader }) => {
  if (one.companion === null) return <>None</>
  const { name, position, promisedOn } = one.companion
  return (
    <>
      <span className="concord-long">{name ?? 'Not shown'}</span>
      <p className="nhsuk-u-margin-bottom-0">
        {promisedOn ? `Gave their undertaking on ${dayInWords(promisedOn)}` : 'Has not given their undertaking'}
      </p>
      {reader.mayDo.includes('correctContactDetails') ? (
        <p className="nhsuk-u-margin-bottom-0">
          <a href={paths.correctContact(reader.reference, position)}>
            Correct the address
            <span className="nhsuk-u-visually-hidden"> of the companion of participant {one.position}</span>
          </a>
        </p>
      ) : null}
    </>
  )
}

const Contact = ({ one, reader }: { readonly one: Preparing; readonly reader: Reader }) => {
  if (one.safeContact === null) return <>As the address above</>
  const { channel, fromHour, untilHour } = one.safeContact
  return (
    <>
      {channelOfContact[channel]}, {hoursInWords(fromHour, untilHour)}
      <p className="nhsuk-u-margin-bottom-0">
        <a href={paths.safeContact(reader.reference, one.position)}>
          Open where to reach them<span className="nhsuk-u-visually-hidden">, participant {one.position}</span>
        </a>
      </p>
    </>
  )
}

/** How far each participant has prepared, level with each other: nobody is rushed, and nobody is on a side (AM-3). */
export const Participants = ({ participants, ...reader }: Reader & { readonly participants: readonly Preparing[] }) => {
  const has = (dataClass: string) => reader.mayRead.includes(dataClass)
  const readsAgreements = reader.mayDo.includes('offerTalk') || reader.mayDo.includes('recordWithdrawal')
  type Column = { readonly name: string; readonly cell: (one: Preparing) => ReactNode }
  const columns: readonly Column[] = [
    { name: 'Part', cell: ({ position }) => `Participant ${position}` },
    ...(readsAgreements ? [{ name: 'Their agreement', cell: sharingOf }] : []),
    ...(has('OS') ? [{ name: 'Outline', cell: (one: Preparing) => <Outline one={one} reader={reader} /> }] : []),
    { name: 'Talk beforehand', cell: (one) => <Talk one={one} reader={reader} /> },
    ...(readsAgreements
      ? [{ name: 'Companion', cell: (one: Preparing) => <Companion one={one} reader={reader} /> }]
      : []),
    ...(has('SC') ? [{ name: 'Safe contact', cell: (one: Preparing) => <Contact one={one} reader={reader} /> }] : []),
  ]
  return (
    <>
      <DataTable
        caption="How far each participant has prepared"
        columns={columns.map(({ name }) => name)}
        rows={participants.map((one) => ({ key: String(one.position), cells: columns.map(({ cell }) => cell(one)) }))}
      />
      <SeenBy of="WF" named />
      {readsAgreements ? <SeenBy of="AG" named /> : null}
      {has('OS') ? <SeenBy of="OS" named /> : null}
      {has('SC') ? <SeenBy of="SC" named /> : null}
    </>
  )
}
