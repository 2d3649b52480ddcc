import { type Mediation, mediationCommandSchemas } from '@concord/domain/assisted-mediation'
import { isWritten } from '@concord/domain/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../actor.ts'
import { inTransaction, poolOf, type Sql, type Write } from '../connection.ts'
import { performWith } from '../performing/perform.ts'
import type { AnyStore } from '../performing/store.ts'
import { accepted, adviser, aWall, openedBy } from '../testing/opened-mediation.ts'
import { openMediationInput, seededPeople, suitable } from '../testing/people.ts'
import { caseSupport, clearedFor, mediators, registerMediators } from '../testing/prepared-mediation.ts'
import { parseKeyRing } from '../vault/key-ring.ts'
import { loadMediation } from './load.ts'
import { mediationStore } from './store.ts'

const service = { kind: 'system', service: 'assisted-mediation' } as const
const [one, two] = mediators

let wall: Awaited<ReturnType<typeof aWall>>
let pool: ReturnType<typeof poolOf>
/** What the domain last made of the mediation. */
let made: Mediation | null = null
let perform: ReturnType<typeof performWith>
beforeAll(async () => {
  wall = await aWall()
  await registerMediators(wall.records)
  pool = poolOf(wall.database.urlOf('decide_advice'), 4)
  const watched: AnyStore = {
    ...mediationStore,
    evolve: (...given: Parameters<typeof mediationStore.evolve>) => {
      made = mediationStore.evolve(...given)
      return made
    },
  }
  const { vaultKeys, digestKey, mortalKeys } = wall.parts
  perform = performWith([watched], {
    pool,
    ring: parseKeyRing(vaultKeys),
    digestKey: Buffer.from(digestKey, 'base64'),
    mortalKeys,
  })
})
afterAll(async () => {
  await pool?.end()
  await wall?.close()
})

const loaded = (rootId: string): Promise<Mediation | null> =>
  inTransaction(pool, 'begin read only', (sql: Sql, write: Write) => {
    write("select set_config('app.root', $1, true)", [rootId])
    return loadMediation(sql, rootId)
  })

/** Whose order says nothing: they are looked for by their ids. */
const inOneOrder = (mediation: Mediation | null) => {
  const sorted = <Item>(items: readonly Item[] | undefined) =>
    [...(items ?? [])].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))
  return (
    mediation && {
      ...mediation,
      mediators: sorted(mediation.mediators),
      companions: sorted(mediation.companions),
      handOvers: sorted(mediation.handOvers),
    }
  )
}

/** A mediation on its way, each step of which is looked at: what is kept is what the domain made, and its grants stand as rows. */
const aJourney = async (participants = 2) => {
  const given = new Set<string>()
  let rootId = ''
  let reference = ''
  const step = async (actor: Actor, name: string, input: object = {}) => {
    const root = actor.kind === 'system' ? { id: rootId } : { reference }
    const answer = await perform(actor, { submissionId: crypto.randomUUID(), name, input, root })
    if (answer.kind !== 'accepted') throw new Error(`${name}: ${JSON.stringify(answer)}`)
    rootId = answer.rootId
    const kept = await loaded(rootId)
    expect(inOneOrder(kept), name).toEqual(inOneOrder(made))
    const grants = await wall.rows(
      'select subject, class as "dataClass", verb, valid_from as "validFrom", valid_until as "validUntil" from advice.access_grant where root_id = $1',
      [rootId],
    )
    const asText = (list: readonly object[]) => list.map((grant) => JSON.stringify(grant)).sort()
    expect(asText(grants), name).toEqual(asText(made ? mediationStore.grantsOf(made) : []))
    given.add(name)
    return answer
  }
  const opened = await step(adviser, 'openMediation', openMediationInput(seededPeople.england, participants))
  reference = made?.reference ?? ''
  const party = (name: string): Actor => ({ kind: 'party', id: opened.made(name) })
  const dueAt = async (kind: string) =>
    (
      await wall.rows<{ due_at: Date }>(
        "select due_at from advice.promise where root_id = $1 and kind = $2 and state = 'owed' order by due_at limit 1",
        [rootId, kind],
      )
    )[0]?.due_at.toISOString() ?? ''
  return {
    step,
    given,
    rootId,
    commissioner: opened.made('commissioner'),
    parties: Array.from({ length: participants }, (_, index) => party(`participants.${index}`)),
    idOf: (index: number) => opened.made(`participants.${index}`),
    handedOver: (kind: string, partyId: string, occurrence = 1, outcome = 'handedOver') =>
      step(service, 'recordHandOver', { kind, partyId, occurrence, outcome }),
    /** Until the first of these is due; the clock only moves on. */
    until: async (kind: string) => {
      const due = await dueAt(kind)
      if (due > (await wall.database.clock.now())) await wall.database.clock.moveTo(due)
    },
  }
}
type Journey = Awaited<ReturnType<typeof aJourney>>

const charged = async (journey: Journey) => {
  const { step, commissioner } = journey
  await step(caseSupport, 'answerSuitability', suitable)
  await step(adviser, 'putCharges', { partyId: commissioner, pounds: 1200, covers: 'A day with two mediators' })
  await journey.handedOver('chargesNotice', commissioner)
  await step({ kind: 'party', id: commissioner }, 'acceptCharges')
}
const at = (days: number) => new Date(Date.UTC(2090, 5, days, 10)).toISOString()

describe('after each command of the first half: what is kept is what the domain made, and grants are rows', () => {
  const given = new Set<string>()
  const keepIn = ({ given: some }: Journey) => {
    for (const name of some) given.add(name)
  }

  const toAgreementAndWithdrawal = async () => {
    const journey = await aJourney()
    const { step, parties, idOf, commissioner } = journey
    const [first, second] = parties as [Actor, Actor]
    await step(adviser, 'addParticipant', { participant: { name: 'Åsa Third', email: 'asa@example.org' } })
    const third: Actor = { kind: 'party', id: made?.participants[2]?.partyId ?? '' }
    await step(adviser, 'assignCaseSupport', { accountId: caseSupport.id })
    await step(caseSupport, 'answerSuitability', { ...suitable, willingness: 'notKnown' })
    const charges = { partyId: commissioner, pounds: 900, covers: 'A day', reasons: { 'AM-4': 'They asked for it' } }
    await step(adviser, 'putCharges', charges)
    await journey.handedOver('chargesNotice', commissioner, 1, 'refused')
    await step(caseSupport, 'correctContactDetails', { partyId: commissioner, email: 'adne2@example.org' })
    await journey.handedOver('chargesNotice', commissioner, 2)
    await step({ kind: 'party', id: commissioner }, 'acceptCharges')

    await step(adviser, 'proposeMediator', { mediatorId: one.id })
    await journey.handedOver('mediatorProposal', one.id)
    await step(one, 'declareNoConnection')
    await step(caseSupport, 'proposeMediator', { mediatorId: two.id })
    await step(two, 'declareNoConnection')
    await step(adviser, 'assignMediators', { mediatorIds: [one.id], reasons: { 'AM-2': 'A small case' } })
    await step(adviser, 'assignMediators', { mediatorIds: [two.id], reasons: { 'AM-2': 'A small case' } })
    await step(adviser, 'proposeMediator', { mediatorId: one.id })

    for (const index of [0, 1]) await journey.handedOver('invitation', idOf(index))
    await step(first, 'agreeToMediate', { keepsConfidentiality: true })
    await step(first, 'answerSharing', { sharesAgreement: true })
    await step(first, 'setSafeContact', {
      channel: 'email',
      email: 'safe@example.org',
      notAtWork: true,
      fromHour: 18,
      untilHour: 21,
    })
    await step(second, 'setSafeContact', {
      channel: 'telephone',
      telephone: '01632 960001',
      notAtWork: true,
      fromHour: 0,
      untilHour: 24,
    })
    await step(third, 'setSafeContact', {
      channel: 'post',
      postalAddress: '1 Invented Row\nExample',
      notAtWork: true,
      fromHour: 9,
      untilHour: 17,
    })
    await step(first, 'saveOutline', { draft: 'Zoë begins' })
    await step(first, 'handInOutline', { outline: 'Zoë wrote this' })
    await step(first, 'handInOutline', { outline: 'Zoë wrote this anew' })
    isWritten('AM-10')
    await step(first, 'inviteCompanion', { companion: { name: 'Çelik Companion', email: 'celik@example.org' } })
    const companion: Actor = { kind: 'party', id: made?.companions[0]?.partyId ?? '' }
    await journey.handedOver('companionInvitation', subject(companion))
    const promised = { keepsConfidentiality: true, supportsOnly: true, individualMeetingOnly: true }
    await step(companion, 'giveUndertaking', promised)
    await step(first, 'dismissCompanion')
    await step(first, 'inviteCompanion', { companion: { name: 'Dáša Companion', email: 'dasa@example.org' } })
    await step({ kind: 'party', id: made?.companions[1]?.partyId ?? '' }, 'declineToAccompany')

    await step(second, 'agreeToMediate', { keepsConfidentiality: true })
    await step(third, 'agreeToMediate', { keepsConfidentiality: true })
    await step(two, 'offerTalk', { partyId: idOf(0), times: [at(1), at(2)] })
    await step(two, 'offerTalk', { partyId: idOf(1), times: [at(3)] })
    await step(first, 'bookTalk', { time: at(2) })
    await journey.until('talkOffer')
    await step(adviser, 'recordTold', { kind: 'talkOffer', partyId: idOf(1), occurrence: 1 })
    await step(second, 'declineTalk')
    await step(one, 'declareConnection')
    await step(two, 'recordWithdrawal', { partyId: idOf(0), toldOn: '2026-11-02', channel: 'telephone' })
    expect(made?.stage).toBe('ended')
    for (const index of [0, 1]) await step(service, 'recordDestruction', { partyId: idOf(index) })
    await step(service, 'recordDestruction', { partyId: subject(third) })
    isWritten('PP-3')
    keepIn(journey)
  }

  const toTheOtherEndings = async () => {
    const withdrawn = await aJourney()
    await charged(withdrawn)
    await withdrawn.step(withdrawn.parties[0] as Actor, 'agreeToMediate', { keepsConfidentiality: true })
    await withdrawn.step(withdrawn.parties[1] as Actor, 'withdraw')
    keepIn(withdrawn)

    const declined = await aJourney()
    await declined.step(adviser, 'answerSuitability', suitable)
    const { commissioner } = declined
    await declined.step(adviser, 'putCharges', { partyId: commissioner, pounds: 0, covers: 'Nothing to pay' })
    await declined.step({ kind: 'party', id: commissioner }, 'declineCharges')
    keepIn(declined)

    const silent = await aJourney()
    await charged(silent)
    await silent.step(adviser, 'proposeMediator', { mediatorId: one.id })
    await silent.handedOver('mediatorProposal', one.id, 1, 'refused')
    for (const index of [0, 1]) await silent.handedOver('invitation', silent.idOf(index))
    await silent.until('proposalLapse')
    await silent.step(service, 'lapseProposal', { mediatorId: one.id, occurrence: 1 })
    for (const occurrence of [1, 2]) {
      await silent.until('agreementReminder')
      for (const index of [0, 1]) await silent.handedOver('agreementReminder', silent.idOf(index), occurrence)
    }
    await silent.until('agreementDeadline')
    await silent.step(service, 'endAsNotAgreed')
    keepIn(silent)
  }

  test('from the opening to each of its endings, and no command is left out', async () => {
    await toAgreementAndWithdrawal()
    await toTheOtherEndings()
    expect([...given].sort()).toEqual(Object.keys(mediationCommandSchemas).sort())
  })
})

const subject = (actor: Actor): string => (actor.kind === 'system' ? '' : actor.id)

describe('a promise that was dropped', () => {
  test('AM-11: talks fall while nobody mediates, and are owed again with the next mediator', async () => {
    const { rootId, reference, parties } = await openedBy(wall.records)
    const assigned = async (who: (typeof mediators)[number]) => {
      await clearedFor(wall.records, { reference }, who)
      const alone = { mediatorIds: [who.id], reasons: { 'AM-2': 'A small case' } }
      await accepted(wall.records, adviser, 'assignMediators', alone, { reference })
    }
    const talks = async () =>
      (
        await wall.rows<{ state: string }>(
          "select state from advice.promise where root_id = $1 and kind = 'talkToOffer'",
          [rootId],
        )
      ).map(({ state }) => state)
    await assigned(one)
    for (const party of parties) await accepted(wall.records, party, 'agreeToMediate', { keepsConfidentiality: true })
    expect(await talks()).toEqual(['owed', 'owed'])
    await accepted(wall.records, one, 'declareConnection', {}, { reference })
    expect(await talks()).toEqual(['dropped', 'dropped'])
    await assigned(two)
    expect(await talks()).toEqual(['owed', 'owed'])
  })
})
