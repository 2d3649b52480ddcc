import type { Channel, MilestoneName } from '@concord/domain/assisted-mediation'
import type { Day, Instant } from '@concord/domain/shared'
import type { Sql } from '../connection.ts'
import { draftId } from '../performing/identifiers.ts'
import { openIdentity } from '../vault/identity.ts'
import type { KeyRing } from '../vault/key-ring.ts'

const day = (column: string) => `to_char(${column} at time zone 'Europe/London', 'YYYY-MM-DD')`
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export type PartyMilestone = { readonly name: MilestoneName; readonly reachedOn: Day }

const milestonesOf = `(select coalesce(json_agg(json_build_object('name', l.milestone, 'reachedOn', l.reached_on) order by l.visible_from), '[]')
  from advice.milestone l where l.owner_id = app.actor()) as milestones`
const ownName = '(select p.name_text_id from advice.party p where p.id = app.actor()) as name_text_id'

/** A participant's own page. Texts stand in it by their ids, which nobody is shown: each is opened by itself. */
export type MyMediation = {
  readonly organisationName: string
  readonly ownName: string | null
  readonly answerBy: Instant | null
  readonly agreedOn: Day | null
  readonly withdrewOn: Day | null
  readonly milestones: readonly PartyMilestone[]
  /** AM-6: their own answer, and those of the others who said yes, once everybody was told. */
  readonly sharesAgreement: boolean | null
  readonly sharedAgreements: readonly { readonly position: number; readonly agreedOn: Day }[]
  readonly safeContact: {
    readonly channel: Channel
    readonly textId: string
    readonly fromHour: number
    readonly untilHour: number
  } | null
  readonly outline: {
    readonly draftTextId: string
    readonly handedInTextId: string | null
    readonly handedInAt: Instant | null
    readonly isOpen: boolean
    readonly destroyedBy: Day | null
  }
  readonly talk: {
    readonly times: readonly Instant[]
    readonly bookedAt: Instant | null
    readonly declined: boolean
  } | null
  readonly companion: { readonly invitedOn: Day; readonly promisedOn: Day | null } | null
}

const pageOfParticipant = `
select o.name as organisation_name, s.root_id, s.owner_id, s.answer_by, ${day('s.withdrew_at')} as withdrew_on,
  ${day('s.outline_destroyed_at')} as destroyed_on, ${ownName}, ${milestonesOf},
  (select ${day('a.agreed_at')} from advice.agreement a where a.owner_id = app.actor()) as agreed_on,
  (select h.shares from advice.sharing h where h.owner_id = app.actor()) as shares,
  (select coalesce(json_agg(json_build_object('position', h.of_position, 'agreedOn', h.agreed_on) order by h.of_position), '[]')
     from advice.shared_agreement h where h.owner_id = app.actor()) as shared,
  (select json_build_object('channel', c.channel, 'textId', c.at_text_id, 'fromHour', c.from_hour, 'untilHour', c.until_hour)
     from advice.safe_contact c where c.owner_id = app.actor()) as safe_contact,
  (select json_build_object('textId', u.text_id, 'handedInAt', ${instant('u.handed_in_at')})
     from advice.outline u where u.owner_id = app.actor()) as outline,
  exists (select 1 from advice.access_grant g
     where g.root_id = s.root_id and g.subject = app.actor() and g.class = 'saveOutline' and g.verb = 'do') as writes,
  (select json_build_object('bookedAt', ${instant('t.booked_at')}, 'declined', t.declined) from advice.talk t where t.owner_id = app.actor()) as talk,
  (select coalesce(json_agg(${instant('i.starts_at')} order by i.starts_at), '[]')
     from advice.talk_time i where i.owner_id = app.actor()) as times,
  (select json_build_object('invitedOn', ${day('c.invited_at')}, 'promisedOn', ${day('c.undertook_at')})
     from advice.own_companion c where c.owner_id = app.actor()) as companion
from advice.standing s join platform.organisation o on o.id = s.organisation_id
where s.owner_id = app.actor() and s.role = 'participant'`

type ParticipantRow = {
  organisation_name: string
  root_id: string
  owner_id: string
  answer_by: Date | null
  withdrew_on: Day | null
  destroyed_on: Day | null
  name_text_id: string
  milestones: PartyMilestone[]
  agreed_on: Day | null
  shares: boolean | null
  shared: { position: number; agreedOn: Day }[]
  safe_contact: MyMediation['safeContact']
  outline: { textId: string; handedInAt: Instant } | null
  writes: boolean
  talk: { bookedAt: Instant | null; declined: boolean } | null
  times: Instant[]
  companion: MyMediation['companion']
}

/**
 * By which day an outline was destroyed. Whose own act ended the mediation knows the day; to everybody else it is one by which
 * all were told, since the destruction's own day would tell when another one acted (AM-22).
 */
const destroyedBy = ({ destroyed_on, withdrew_on, milestones }: ParticipantRow): Day | null => {
  if (destroyed_on === null || withdrew_on !== null) return destroyed_on
  const told = milestones.find(({ name }) => name === 'notGoingAhead')?.reachedOn ?? null
  return told !== null && told < destroyed_on ? destroyed_on : told
}

/** What the participant who asks may know; null for anybody else. */
export const myMediation = async (sql: Sql, ring: KeyRing): Promise<MyMediation | null> => {
  const [row] = await sql<ParticipantRow>(pageOfParticipant)
  if (!row) return null
  const texts = await openIdentity(sql, ring, [row.name_text_id])
  return {
    organisationName: row.organisation_name,
    ownName: texts.get(row.name_text_id) ?? null,
    answerBy: row.answer_by?.toISOString() ?? null,
    agreedOn: row.agreed_on,
    withdrewOn: row.withdrew_on,
    milestones: row.milestones,
    sharesAgreement: row.shares,
    sharedAgreements: row.shared,
    safeContact: row.safe_contact,
    outline: {
      draftTextId: draftId(row.root_id, row.owner_id, 'draft'),
      handedInTextId: row.outline?.textId ?? null,
      handedInAt: row.outline?.handedInAt ?? null,
      isOpen: row.writes,
      destroyedBy: destroyedBy(row),
    },
    talk: row.talk && { ...row.talk, times: row.times },
    companion: row.companion,
  }
}

/** Somebody else's opening of one of the actor's own texts (class AL). */
export type AccessLine = {
  readonly dataClass: string
  readonly role: string
  readonly page: string
  readonly at: Instant
}

/** Who has looked at what the actor wrote or gave, newest first, at most 200. */
export const whoHasLooked = async (sql: Sql): Promise<readonly AccessLine[]> => {
  const rows = await sql<{ class: string; role: string; page: string; at: Date }>(
    'select class, role, page, at from advice.access_entry where owner_id = app.actor() order by at desc limit 200',
  )
  return rows.map(({ class: dataClass, role, page, at }) => ({ dataClass, role, page, at: at.toISOString() }))
}

/** The commissioner's page: charges, milestones, whom they referred; nothing of who did what. */
export type CommissionedMediation = {
  readonly organisationName: string
  readonly ownName: string | null
  readonly charges: {
    readonly pounds: number
    readonly coversTextId: string
    readonly answer: 'accepted' | 'declined' | null
    readonly answeredOn: Day | null
  } | null
  readonly milestones: readonly PartyMilestone[]
  readonly referred: readonly { readonly position: number; readonly name: string | null }[]
}

const pageOfCommissioner = `
select o.name as organisation_name, ${ownName}, ${milestonesOf},
  (select json_build_object('pounds', c.pounds, 'coversTextId', c.covers_text_id, 'answer', c.answer, 'answeredOn', ${day('c.answered_at')})
     from advice.charges c where c.owner_id = app.actor()) as charges,
  (select coalesce(json_agg(json_build_object('position', r.position, 'name', r.name_text_id) order by r.position), '[]')
     from advice.party r where r.root_id = s.root_id and r.role = 'participant') as referred
from advice.standing s join platform.organisation o on o.id = s.organisation_id
where s.owner_id = app.actor() and s.role = 'commissioner'`

/** What the commissioner who asks may know; null for anybody else. */
export const commissionedMediation = async (sql: Sql, ring: KeyRing): Promise<CommissionedMediation | null> => {
  const [row] = await sql<{
    organisation_name: string
    name_text_id: string
    charges: CommissionedMediation['charges']
    milestones: PartyMilestone[]
    referred: { position: number; name: string }[]
  }>(pageOfCommissioner)
  if (!row) return null
  const texts = await openIdentity(sql, ring, [row.name_text_id, ...row.referred.map(({ name }) => name)])
  return {
    organisationName: row.organisation_name,
    ownName: texts.get(row.name_text_id) ?? null,
    charges: row.charges,
    milestones: row.milestones,
    referred: row.referred.map(({ position, name }) => ({ position, name: texts.get(name) ?? null })),
  }
}

/** A companion's page: their own undertaking, and that the mediation will not go ahead. Not whose companion they are. */
export type AccompaniedMediation = {
  readonly ownName: string | null
  readonly promisedOn: Day | null
  readonly milestones: readonly PartyMilestone[]
}

const pageOfCompanion = `
select ${ownName}, ${milestonesOf},
  (select ${day('c.undertook_at')} from advice.companion c where c.owner_id = app.actor()) as promised_on
from advice.standing s where s.owner_id = app.actor() and s.role = 'companion'`

/** What the companion who asks may know; null for anybody else, and for one who does not come. */
export const accompaniedMediation = async (sql: Sql, ring: KeyRing): Promise<AccompaniedMediation | null> => {
  const [row] = await sql<{ name_text_id: string; milestones: PartyMilestone[]; promised_on: Day | null }>(
    pageOfCompanion,
  )
  if (!row) return null
  const texts = await openIdentity(sql, ring, [row.name_text_id])
  return {
    ownName: texts.get(row.name_text_id) ?? null,
    promisedOn: row.promised_on,
    // Where everybody else stands is not theirs to know: only that there is nothing to come to.
    milestones: row.milestones.filter(({ name }) => name === 'notGoingAhead'),
  }
}
