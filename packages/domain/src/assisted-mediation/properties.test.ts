import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  adviser,
  agree,
  aMediation,
  aMediator,
  aNewMediation,
  byEmail,
  byTelephone,
  charges,
  commissioner,
  contextOf,
  inEngland,
  inOrder,
  participant,
  type Story,
  sealed,
  service,
  somebody,
  suitable,
  withdraw,
} from '../testing/a-mediation.ts'
import type { Actor, Mediation, MediationCommand, MediationCommandName, SendingKind } from './index.ts'
import { decide, dueNow, evolve, grantsOf, milestonesOf, promisesOf, waitingFactsOf, waitingSentence } from './index.ts'

/** The fourth is the organisation's allocated Adviser, who may be asked to mediate as well. */
const mediators: readonly Actor[] = [
  aMediator(1),
  aMediator(2),
  aMediator(3),
  { kind: 'staff', id: inEngland.allocatedAdviser ?? '' },
]
const idOf = (actor: Actor): string => (actor.kind === 'system' ? '' : actor.id)
const mediator = (pick: number): Actor => mediators[pick % 4] ?? aMediator(1)
const someone = (pick: number): Actor => participant((pick % 3) + 1)
const accompanying = ({ companions }: Mediation, pick: number): Actor => ({
  kind: 'party',
  id: companions[pick % Math.max(companions.length, 1)]?.partyId ?? 'companion',
})
const anyParty = ({ commissioner: { partyId }, participants, companions }: Mediation, pick: number): string => {
  const ids = [partyId, ...participants.map((one) => one.partyId), ...companions.map((one) => one.partyId)]
  return ids[pick % ids.length] ?? partyId
}
/** A message that is owed, as the thing to tell; where none is owed, one that never was. */
const aMessage = (state: Mediation, pick: number, nature: 'task' | 'sending') => {
  const owed = promisesOf(state).filter((one) => one.nature === nature && one.kind !== 'talkToOffer')
  const one = owed[pick % Math.max(owed.length, 1)]
  const kind = (one?.kind ?? 'invitation') as SendingKind
  return { kind, partyId: one?.partyId ?? 'commissioner', occurrence: one?.occurrence ?? 1 }
}
const placed = ({ mediators: places }: Mediation, pick: number) => places[pick % Math.max(places.length, 1)]

type Act = (state: Mediation, pick: number, now: string) => readonly [Actor, MediationCommand]
/** An act for every command of the service: the compiler asks for each. */
const acts: Readonly<Record<Exclude<MediationCommandName, 'openMediation'>, Act>> = {
  addParticipant: () => [adviser, { name: 'addParticipant', participant: somebody }],
  assignCaseSupport: () => [adviser, { name: 'assignCaseSupport', accountId: '00000000-0000-4000-8000-0000000000cc' }],
  answerSuitability: () => [adviser, suitable],
  putCharges: () => [adviser, charges],
  acceptCharges: () => [commissioner, { name: 'acceptCharges' }],
  declineCharges: () => [commissioner, { name: 'declineCharges' }],
  proposeMediator: (_, pick) => [adviser, { name: 'proposeMediator', mediatorId: idOf(mediator(pick)) }],
  declareNoConnection: (_, pick) => [mediator(pick), { name: 'declareNoConnection' }],
  declareConnection: (_, pick) => [mediator(pick), { name: 'declareConnection' }],
  lapseProposal: (state, pick) => [
    service,
    {
      name: 'lapseProposal',
      mediatorId: placed(state, pick)?.mediatorId ?? '',
      occurrence: placed(state, pick)?.occurrence ?? 1,
    },
  ],
  assignMediators: ({ mediators: places }) => [
    adviser,
    {
      name: 'assignMediators',
      mediatorIds: places
        .filter(({ standing }) => standing === 'clear' || standing === 'assigned')
        .map(({ mediatorId }) => mediatorId),
      reasons: { 'AM-2': sealed },
    },
  ],
  agreeToMediate: (_, pick) => [someone(pick), agree],
  answerSharing: (_, pick) => [someone(pick), { name: 'answerSharing', sharesAgreement: pick % 2 === 0 }],
  setSafeContact: (_, pick) => [someone(pick), pick % 2 === 0 ? byTelephone(pick, 24) : byEmail(0, pick + 1)],
  saveOutline: (_, pick) => [someone(pick), { name: 'saveOutline', draft: sealed }],
  handInOutline: (_, pick) => [someone(pick), { name: 'handInOutline', outline: sealed }],
  recordDestruction: (_, pick) => [service, { name: 'recordDestruction', partyId: idOf(someone(pick)) }],
  offerTalk: (_, pick, now) => [
    mediator(pick),
    { name: 'offerTalk', partyId: idOf(someone(pick)), times: [later(now, (pick + 1) * 200)] },
  ],
  bookTalk: ({ participants }, pick, now) => [
    someone(pick),
    { name: 'bookTalk', time: participants[pick % 3]?.talk.times[0] ?? now },
  ],
  declineTalk: (_, pick) => [someone(pick), { name: 'declineTalk' }],
  inviteCompanion: (_, pick) => [someone(pick), { name: 'inviteCompanion', companion: somebody }],
  dismissCompanion: (_, pick) => [someone(pick), { name: 'dismissCompanion' }],
  giveUndertaking: (state, pick) => [
    accompanying(state, pick),
    { name: 'giveUndertaking', keepsConfidentiality: true, supportsOnly: true, individualMeetingOnly: true },
  ],
  declineToAccompany: (state, pick) => [accompanying(state, pick), { name: 'declineToAccompany' }],
  withdraw: (_, pick) => [someone(pick), withdraw],
  recordWithdrawal: (_, pick) => [
    mediator(pick),
    { name: 'recordWithdrawal', partyId: idOf(someone(pick)), toldOn: '2026-03-02', channel: 'telephone' },
  ],
  correctContactDetails: (state, pick) => [
    adviser,
    { name: 'correctContactDetails', partyId: anyParty(state, pick), email: sealed },
  ],
  endAsNotAgreed: () => [service, { name: 'endAsNotAgreed' }],
  recordHandOver: (state, pick) => [
    service,
    { name: 'recordHandOver', ...aMessage(state, pick, 'sending'), outcome: pick % 3 === 0 ? 'refused' : 'handedOver' },
  ],
  recordTold: (state, pick) => [adviser, { name: 'recordTold', ...aMessage(state, pick, 'task') }],
}
const ending: readonly string[] = ['withdraw', 'recordWithdrawal']
const names = Object.keys(acts) as (keyof typeof acts)[]
// Withdrawals are rare, so that runs come far.
const name = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...names.filter((one) => !ending.includes(one))) },
  { weight: 1, arbitrary: fc.constantFrom(...names) },
)
const step = fc.record({
  name,
  pick: fc.integer({ min: 0, max: 11 }),
  hours: fc.integer({ min: 1, max: 200 }),
  send: fc.boolean(),
  bounces: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never
const steps = fc.array(step, { maxLength: 40, size: 'max' })
const later = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * 3_600_000).toISOString()

type Check = (before: Mediation, after: Mediation, now: string, command: MediationCommandName) => void
/** Runs begin at different stages, so that what comes late is tried as often as what comes early. */
const beginnings: readonly Story[] = [
  aNewMediation(3),
  aMediation(3),
  aMediation(3).sent().mediatedBy(1, 2).agreedBy(1, 2),
  aMediation(3).sent().agreedBy(1, 2, 3),
]

const run = (taken: readonly Step[], check: Check) => {
  let { state } = beginnings[(taken[0]?.pick ?? 0) % beginnings.length] ?? aNewMediation(3)
  let now = state.openedAt
  let count = 0
  const apply = (actor: Actor, command: MediationCommand) => {
    count += 1
    const facts = {
      made: (what: string) => `${what}.${count}`,
      mediators: new Map(mediators.map((one) => [idOf(one), inOrder])),
      namedAccountRoles: ['case-support'],
    }
    const context = contextOf(actor, now, inEngland, facts)
    const after = evolve(state, command, context)
    if (decide(state, command, context).length > 0) return
    check(state, after, now, command.name)
    state = after
  }
  for (const one of taken) {
    now = later(now, one.hours)
    if (one.send)
      for (const { kind, partyId, occurrence } of dueNow(promisesOf(state), now).filter(
        ({ nature }) => nature === 'sending',
      ))
        apply(service, {
          name: 'recordHandOver',
          kind: kind as SendingKind,
          partyId: partyId ?? '',
          occurrence,
          outcome: one.bounces ? 'refused' : 'handedOver',
        })
    apply(...acts[one.name](state, one.pick, now))
  }
}
const always = (check: Check) => fc.assert(fc.property(steps, (taken) => run(taken, check)))
const reads = (verb: string): boolean => verb !== 'do'

test('whatever is commanded in whatever order: evolve never throws, every state has its sentence and grants', () => {
  always((_, after) => {
    expect(waitingSentence(waitingFactsOf(after), '2100-01-01T00:00:00.000Z')).toMatch(/^[A-Z].{10}/)
    expect(waitingSentence(waitingFactsOf(after), '2100-01-01T00:00:00.000Z')).not.toMatch(
      /undefined|null|NaN|1970|2100/,
    )
    expect(grantsOf(after).length).toBeGreaterThan(0)
    expect(milestonesOf(after).length > 0).toBe(after.askedAt !== null || after.ending !== null)
  })
})

test('the acts come far enough to try what they are for: every command is accepted, and every ending is reached', () => {
  const accepted = new Set<string>()
  const stages = new Set<string>()
  for (const taken of fc.sample(steps, { numRuns: 400, seed: 1 }))
    run(taken, (_, after, __, command) => {
      accepted.add(command)
      stages.add(after.ending?.kind ?? after.stage)
    })
  expect(names.filter((one) => !accepted.has(one))).toEqual([])
  expect([...stages].sort()).toEqual([
    'agreed',
    'awaitingAgreement',
    'awaitingCharges',
    'chargesDeclined',
    'notAgreed',
    'withdrawn',
  ])
})

test('AM-5: it never ends as not agreed unless everybody silent had the last reminder five working days before', () => {
  always((before, after, now) => {
    if (after.ending?.kind !== 'notAgreed' || before.ending) return
    for (const one of before.participants.filter(({ agreedAt, withdrewAt }) => !agreedAt && !withdrewAt)) {
      const reminded = before.handOvers.find(
        ({ kind, partyId, occurrence, outcome }) =>
          kind === 'agreementReminder' &&
          partyId === one.partyId &&
          occurrence === one.contactVersion * 2 &&
          outcome === 'handedOver',
      )
      expect(reminded).toBeDefined()
      expect(Date.parse(now) - Date.parse(reminded?.at ?? now)).toBeGreaterThanOrEqual(5 * 24 * 3_600_000)
    }
  })
})

test('AM-5: an announced end never comes nearer', () => {
  always((before, after) => {
    if (before.agreementDueAt && after.agreementDueAt) expect(after.agreementDueAt >= before.agreementDueAt).toBe(true)
  })
})

test('a promise that is kept is never owed again, and one name is one promise', () => {
  always((_, after) => {
    const owed = promisesOf(after).map(({ kind, partyId, occurrence }) => `${kind}/${partyId}/${occurrence}`)
    expect(new Set(owed).size).toBe(owed.length)
    for (const { kind, partyId, occurrence } of after.handOvers)
      expect(owed).not.toContain(`${kind}/${partyId}/${occurrence}`)
  })
})

test('AM-22: after an ending nobody but their owners reads outlines, circumstances or identities', () => {
  always((_, after) => {
    if (!after.ending) return
    for (const { subject, dataClass, verb } of grantsOf(after).filter((grant) => reads(grant.verb)))
      if (['OS', 'OD', 'CN', 'ID'].includes(dataClass)) {
        expect(verb, `${subject} ${dataClass}`).toBe('Ro')
        expect([
          after.commissioner.partyId,
          ...after.participants.map(({ partyId }) => partyId),
          ...after.companions.map(({ partyId }) => partyId),
        ]).toContain(subject)
      }
  })
})

test('AM-1: a mediator who declared a connection never holds a reading grant again, and is never assigned', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const declared = new Set<string>()
      run(taken, (_, after) => {
        for (const { mediatorId, standing } of after.mediators) if (standing === 'connected') declared.add(mediatorId)
        for (const { mediatorId, standing } of after.mediators)
          if (declared.has(mediatorId)) expect(standing).toBe('connected')
        for (const { subject, verb } of grantsOf(after)) if (reads(verb)) expect(declared).not.toContain(subject)
      })
    }),
  )
})

test('AM-10: an outline’s key never comes back, and no state holds a text without a living key', () => {
  const order = ['none', 'live', 'beingDestroyed', 'destroyed']
  always((before, after) => {
    for (const { partyId, outline } of after.participants) {
      const earlier = before.participants.find((one) => one.partyId === partyId)?.outline ?? outline
      expect(order.indexOf(outline.key)).toBeGreaterThanOrEqual(order.indexOf(earlier.key))
      if (outline.text !== null) expect(outline.key).toBe('live')
    }
  })
})
