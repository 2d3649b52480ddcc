import type { Answer, Channel, Profession, SendingKind, SuitabilityCondition } from '@concord/domain/assisted-mediation'
import type { Sql } from '../connection.ts'
import { openIdentity } from '../vault/identity.ts'
import type { KeyRing } from '../vault/key-ring.ts'
import { day, type MediationLine, waitingColumns } from './reads.ts'
import { type WaitingRow, waitingSentenceOf } from './waiting-row.ts'

export type PersonLine = { readonly position: number; readonly name: string | null; readonly email: string | null }
export type ParticipantLine = PersonLine & {
  readonly agreementReceived: boolean | null
  readonly agreedOn: string | null
  readonly reachable: boolean
  readonly sharesAgreement: boolean | null
  readonly safeContact: SafeContactLine | null
  readonly outlineReceivedOn: string | null
  /** The text itself, for whom the outlines are open. */
  readonly outlineTextId: string | null
  readonly talk: TalkLine | null
  readonly companion: CompanionLine | null
}
type SafeContactLine = {
  readonly channel: Channel
  readonly textId: string
  readonly fromHour: number
  readonly untilHour: number
}
type TalkLine = { readonly times: readonly string[]; readonly bookedAt: string | null; readonly declined: boolean }
type CompanionLine = PersonLine & { readonly invitedOn: string; readonly promisedOn: string | null }

/** Texts stand in it by their ids: each is opened by itself. */
export type MediationPage = MediationLine & {
  readonly openedBy: string
  readonly adviser: string | null
  readonly caseSupport: string | null
  readonly concern: { readonly profession: Profession; readonly conductIsPart: Answer } | null
  readonly suitability: Readonly<Record<SuitabilityCondition, Answer>> | null
  readonly charges: {
    readonly pounds: number
    readonly coversTextId: string
    readonly putOn: string
    readonly answer: 'accepted' | 'declined' | null
    readonly answeredOn: string | null
  } | null
  /** Why somebody went on against a guide, in the order in which it was given. */
  readonly reasons: readonly { readonly rule: string; readonly givenOn: string; readonly textId: string }[]
  readonly mediators: readonly { readonly id: string; readonly standing: ShownStanding }[]
  readonly commissioner: PersonLine | null
  readonly participants: readonly ParticipantLine[]
  /** What waits for a person: a message to tell, a talk to offer. */
  readonly tasks: readonly {
    readonly kind: SendingKind | 'talkToOffer'
    readonly occurrence: number
    readonly position: number | null
    readonly dueAt: string | null
  }[]
  readonly withdrawalsTold: readonly { readonly position: number; readonly toldOn: string; readonly channel: string }[]
  readonly timeline: readonly {
    readonly at: string
    readonly command: string
    readonly actorKind: 'staff' | 'party' | 'system'
    /** The account of whoever of the staff acted. */
    readonly accountId: string | null
    /** Position of the party that acted or is concerned, 0 the commissioner; null for none. */
    readonly position: number | null
  }[]
  /** The classes that this reader has a right to here, and the commands that they may give. */
  readonly mayRead: readonly string[]
  readonly mayDo: readonly string[]
}
type ShownStanding = 'proposed' | 'clear' | 'assigned' | 'notAvailable' | 'replaced'

const list = (item: string, order: string, from: string) =>
  `(select coalesce(json_agg(json_build_object(${item}) order by ${order}), '[]') from ${from})`

// Every part is a subselect of its own, so that a class the reader may not read leaves its part empty and the rest whole.
const pageOfMediation = `
select m.reference, o.name as organisation_name, ${day('m.opened_at')} as opened_on, ${waitingColumns},
  m.opened_by, m.adviser, m.case_support,
  (select json_build_object('profession', c.profession, 'conductIsPart', c.conduct_is_part)
     from advice.concern c where c.root_id = m.root_id) as concern,
  (select json_build_object('jointProblem', s.joint_problem, 'willingness', s.willingness, 'notContractual', s.not_contractual,
     'notFormal', s.not_formal, 'noOtherRelationship', s.no_other_relationship, 'fitToAttend', s.fit_to_attend)
     from advice.suitability s where s.root_id = m.root_id) as suitability,
  (select json_build_object('pounds', c.pounds, 'coversTextId', c.covers_text_id, 'putOn', ${day('c.put_at')}, 'answer', c.answer,
     'answeredOn', ${day('c.answered_at')}) from advice.charges c where c.root_id = m.root_id) as charges,
  ${list(
    `'rule', g.rule, 'givenOn', ${day('g.given_at')}, 'textId', g.text_id`,
    'g.given_at, g.text_id',
    'advice.given_reason g where g.root_id = m.root_id',
  )} as reasons,
  ${list(
    "'id', s.mediator_id, 'standing', s.standing",
    's.mediator_id',
    'advice.mediator_standing s where s.root_id = m.root_id',
  )} as mediators,
  ${list(
    "'id', c.party_id, 'position', c.position",
    'c.position',
    'advice.party_contact c where c.root_id = m.root_id',
  )} as positions,
  ${list(
    "'id', p.id, 'name', p.name_text_id, 'email', p.email_text_id",
    'p.position',
    'advice.party p where p.root_id = m.root_id',
  )} as people,
  ${list(
    `'id', r.party_id, 'on', ${day('r.received_at')}`,
    'r.position',
    'advice.agreement_receipt r where r.root_id = m.root_id',
  )} as receipts,
  ${list("'id', s.owner_id, 'shares', s.shares", 's.owner_id', 'advice.sharing s where s.root_id = m.root_id')} as sharing,
  ${list(
    "'id', c.owner_id, 'channel', c.channel, 'textId', c.at_text_id, 'fromHour', c.from_hour, 'untilHour', c.until_hour",
    'c.owner_id',
    'advice.safe_contact c where c.root_id = m.root_id',
  )} as safe_contacts,
  ${list(
    `'id', r.party_id, 'on', ${day('r.received_at')}`,
    'r.position',
    'advice.outline_receipt r where r.root_id = m.root_id',
  )} as outline_receipts,
  ${list("'id', t.owner_id, 'textId', t.text_id", 't.owner_id', 'advice.outline t where t.root_id = m.root_id')} as outlines,
  ${list(
    `'id', t.owner_id, 'bookedAt', t.booked_at, 'declined', t.declined, 'times',
     (select coalesce(json_agg(w.starts_at order by w.starts_at), '[]') from advice.talk_time w where w.owner_id = t.owner_id)`,
    't.owner_id',
    'advice.talk t where t.root_id = m.root_id',
  )} as talks,
  ${list(
    `'id', c.owner_id, 'of', c.participant_id, 'invitedOn', ${day('c.invited_at')}, 'promisedOn', ${day('c.undertook_at')}`,
    'c.occurrence',
    'advice.companion c where c.root_id = m.root_id and c.left_at is null',
  )} as companions,
  ${list(
    "'kind', p.kind, 'occurrence', p.occurrence, 'party', p.party_id, 'dueAt', p.due_at",
    'p.due_at, p.id',
    "advice.promise p where p.root_id = m.root_id and p.nature = 'task' and p.state = 'owed'",
  )} as tasks,
  ${list(
    "'position', w.position, 'toldOn', w.told_on, 'channel', w.channel",
    'w.position',
    'advice.withdrawal_told w where w.root_id = m.root_id',
  )} as withdrawals_told,
  ${list(
    "'at', h.occurred_at, 'command', h.command, 'kind', h.actor_kind, 'actor', h.actor, 'concerns', h.concerns",
    'h.seq desc',
    '(select * from advice.history h where h.root_id = m.root_id order by h.seq desc limit 100) h',
  )} as history,
  ${list(
    "'class', g.class, 'verb', g.verb",
    'g.class, g.verb',
    'advice.access_grant g where g.root_id = m.root_id and g.subject = app.actor() and (g.valid_until is null or g.valid_until > app.now())',
  )} as rights
from advice.mediation m join platform.organisation o on o.id = m.organisation_id where m.reference = $1`

type OfParty = { id: string }
type PageRow = WaitingRow &
  Pick<MediationPage, 'reference' | 'concern' | 'suitability' | 'charges' | 'reasons' | 'mediators' | 'adviser'> & {
    organisation_name: string
    opened_on: string
    opened_by: string
    case_support: string | null
    positions: (OfParty & { position: number })[]
    people: (OfParty & { name: string; email: string })[]
    receipts: (OfParty & { on: string | null })[]
    sharing: (OfParty & { shares: boolean })[]
    safe_contacts: (OfParty & SafeContactLine)[]
    outline_receipts: (OfParty & { on: string | null })[]
    outlines: (OfParty & { textId: string })[]
    talks: (OfParty & { bookedAt: string | null; declined: boolean; times: string[] })[]
    companions: (OfParty & { of: string; invitedOn: string; promisedOn: string | null })[]
    tasks: { kind: SendingKind | 'talkToOffer'; occurrence: number; party: string; dueAt: string | null }[]
    withdrawals_told: MediationPage['withdrawalsTold']
    history: {
      at: string
      command: string
      kind: 'staff' | 'party' | 'system'
      actor: string
      concerns: string | null
    }[]
    rights: { class: string; verb: string }[]
  }

const instant = (value: string | null): string | null => (value === null ? null : new Date(value).toISOString())

/** What a page's row holds of people, looked for by the party. */
const peopleIn = (row: PageRow, texts: ReadonlyMap<string, string>) => {
  const ofParty = <One extends OfParty>(all: readonly One[], id: string) => all.find((one) => one.id === id)
  const person = (id: string, position: number): PersonLine => {
    const found = ofParty(row.people, id)
    return { position, name: texts.get(found?.name ?? '') ?? null, email: texts.get(found?.email ?? '') ?? null }
  }
  const positionOf = (id: string | null) => row.positions.find((one) => one.id === id)?.position ?? null
  const companionOf = (participantId: string): CompanionLine | null => {
    const found = row.companions.find(({ of }) => of === participantId)
    if (!found) return null
    const { id, invitedOn, promisedOn } = found
    return { ...person(id, positionOf(id) ?? 0), invitedOn, promisedOn }
  }
  const participant = ({ id, position }: { id: string; position: number }): ParticipantLine => {
    const [receipt, talk, safe] = [ofParty(row.receipts, id), ofParty(row.talks, id), ofParty(row.safe_contacts, id)]
    return {
      ...person(id, position),
      agreementReceived: receipt ? receipt.on !== null : null,
      agreedOn: receipt?.on ?? null,
      reachable: !row.unreachable.includes(position),
      sharesAgreement: ofParty(row.sharing, id)?.shares ?? null,
      safeContact: safe ?? null,
      outlineReceivedOn: ofParty(row.outline_receipts, id)?.on ?? null,
      outlineTextId: ofParty(row.outlines, id)?.textId ?? null,
      talk: talk
        ? {
            times: talk.times.map((time) => new Date(time).toISOString()),
            bookedAt: instant(talk.bookedAt),
            declined: talk.declined,
          }
        : null,
      companion: companionOf(id),
    }
  }
  return { person, positionOf, participant }
}

// Companions stand behind everybody who takes part (see `companionPosition`).
const firstCompanion = 100

/** The staff's page of one mediation; null where there is none for this actor. */
export const mediationPage = async (sql: Sql, ring: KeyRing, reference: string): Promise<MediationPage | null> => {
  const [row] = await sql<PageRow>(pageOfMediation, [reference])
  if (!row) return null
  const texts = await openIdentity(
    sql,
    ring,
    row.people.flatMap(({ name, email }) => [name, email]),
  )
  const { person, positionOf, participant } = peopleIn(row, texts)
  const commissioner = row.positions.find(({ position }) => position === 0)
  return {
    reference: row.reference,
    organisationName: row.organisation_name,
    stage: row.stage,
    openedOn: row.opened_on,
    waitingSentence: waitingSentenceOf(row),
    openedBy: row.opened_by,
    adviser: row.adviser,
    caseSupport: row.case_support,
    concern: row.concern,
    suitability: row.suitability,
    charges: row.charges,
    reasons: row.reasons,
    mediators: row.mediators,
    commissioner: commissioner ? person(commissioner.id, 0) : null,
    participants: row.positions.filter(({ position }) => position > 0 && position < firstCompanion).map(participant),
    tasks: row.tasks.map(({ kind, occurrence, party, dueAt }) => ({
      kind,
      occurrence,
      position: positionOf(party),
      dueAt: instant(dueAt),
    })),
    withdrawalsTold: row.withdrawals_told,
    timeline: row.history.map(({ at, command, kind, actor, concerns }) => ({
      at: new Date(at).toISOString(),
      command,
      actorKind: kind,
      accountId: kind === 'staff' ? actor : null,
      position: positionOf(kind === 'party' ? actor : concerns),
    })),
    mayRead: [...new Set(row.rights.filter(({ verb }) => verb !== 'do').map((right) => right.class))],
    mayDo: row.rights.filter(({ verb }) => verb === 'do').map((right) => right.class),
  }
}
