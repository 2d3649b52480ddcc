import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ActorOfWorld, aWorldOfAccess, type WorldOfAccess } from '../testing/a-world-of-access.ts'
import { everyClass, everyQuery, type Given, givenBy } from '../testing/everything-asked.ts'
import {
  type ContextOfCase,
  casesOf,
  contexts,
  expectedOf,
  type Subject,
  standings,
  subjects,
} from '../testing/expected-access.ts'

/** Of what each query of the schema tells; what is of no class, such as lists of colleagues, is of nothing here. */
const subjectOf: Readonly<Record<string, Subject | null>> = {
  accompaniedMediation: 'mediation',
  accreditation: 'register',
  addressedDisclosure: 'disclosure',
  addressedDisclosures: 'disclosure',
  caseSupporters: null,
  commissionedMediation: 'mediation',
  disclosure: 'disclosure',
  enquiries: 'enquiry',
  enquiry: 'enquiry',
  me: null,
  mediation: 'mediation',
  mediations: 'mediation',
  mediatorsToRegister: null,
  myConnection: 'connections',
  myConnections: 'connections',
  myMediation: 'mediation',
  openDisclosures: 'disclosure',
  organisations: null,
  partnerMediations: 'mediation',
  proposal: 'mediation',
  proposals: 'mediation',
  registeredMediator: 'register',
  registeredMediators: 'register',
  seniorAdvisers: null,
  toldOfSafety: 'disclosure',
}
/** What says of an outline no more than whether its gate is open, and that it is destroyed. */
const ofTheGate = ['MyOutline.isOpen', 'MyOutline.destroyedBy']
const metadata = ['Boolean', 'Day', 'Instant', 'Int']

let world: WorldOfAccess
beforeAll(async () => {
  world = await aWorldOfAccess()
})
afterAll(() => world?.one.close())

type Answers = Readonly<Record<string, unknown>>
/** Everything that the schema has, as this session is given it; asked of case A and of what belongs to it. */
const askedBy = async (session: string): Promise<Answers> => {
  const { one, references, mediatorId } = world
  const answers: Record<string, unknown> = {}
  for (const { name, text } of everyQuery) {
    const subject = subjectOf[name]
    const reference = subject && subject in references ? references[subject as keyof typeof references] : ''
    const { body } = await one.graphql(session, text, { reference: reference || references.mediation, mediatorId })
    const faults = (body.errors ?? []).filter(
      ({ message }: { message: string }) => !message.startsWith('Not authorized'),
    )
    if (faults.length > 0) throw new Error(`${name}: ${JSON.stringify(faults)}`)
    answers[name] = body.data[name]
  }
  return answers
}

const says = (marks: readonly RegExp[], value: unknown): boolean =>
  marks.some((one) => one.test(JSON.stringify(value) ?? ''))
/** An answer without what it says of other cases. */
const ofA = (value: unknown): unknown => {
  const others = [world.cases.b.marks, world.cases.c.marks]
  if (Array.isArray(value)) return value.filter((each) => !says(others, each))
  const { nodes } = (value ?? {}) as { nodes?: unknown[] }
  if (nodes) return { nodes: nodes.filter((each) => !says(others, each)) }
  return says(others, value) ? null : value
}

const bring: Readonly<Record<ContextOfCase, () => Promise<unknown>>> = {
  'before agreement': async () => undefined,
  'all agreed': () => world.allAgree(),
  'withdrawn, not told': () => world.secondWithdraws(),
  'withdrawn, told': () => world.everybodyIsTold(),
}

/** Where what came back and what the table and its gates say differ. */
const mismatches = (actor: ActorOfWorld, context: ContextOfCase, answers: Answers): readonly string[] =>
  Object.keys(subjects).flatMap((name) => {
    const subject = name as Subject
    const given: readonly Given[] = Object.entries(answers)
      .filter(([query]) => subjectOf[query] === subject)
      .flatMap(([query, answer]) => givenBy(query, ofA(answer)))
      .filter(({ at }) => !ofTheGate.includes(at))
    const classes = new Set([...subjects[subject], ...given.map(({ dataClass }) => dataClass)])
    return [...classes].flatMap((dataClass) => {
      const expected = expectedOf(actor, subject, dataClass, context)
      const found = given.filter((one) => one.dataClass === dataClass)
      const tooFull = expected === 'metadata' ? found.filter(({ scalar }) => !metadata.includes(scalar)) : []
      const differs = found.length > 0 !== (expected !== null) || tooFull.length > 0
      const places = [...new Set((tooFull.length > 0 ? tooFull : found).map(({ at }) => at))]
      return differs ? [`${subject} ${dataClass}: ${expected ?? 'nothing'} by ACCESS, given [${places}]`] : []
    })
  })

describe('DESIGN, Confidentiality 1: every type and field × actor × context, compared with the tables of ACCESS', () => {
  it('every query of the schema is asked, and every class of the schema is looked for', () => {
    expect(Object.keys(subjectOf).sort()).toEqual(everyQuery.map(({ name }) => name).sort())
    const looked = new Set<string>(Object.values(subjects).flat())
    expect(everyClass.filter((dataClass) => !looked.has(dataClass))).toEqual([])
  })

  describe.each(contexts)('%s', (context) => {
    const answers = new Map<ActorOfWorld, Answers>()
    beforeAll(async () => {
      await bring[context]()
      // In the order of the standings: staff have looked before the participant asks who has.
      for (const actor of Object.keys(standings) as ActorOfWorld[])
        answers.set(actor, await askedBy(world.sessions[actor]))
    })

    it.each(Object.keys(standings) as ActorOfWorld[])('%s: 0 mismatches', (actor) => {
      expect(mismatches(actor, context, answers.get(actor) ?? {})).toEqual([])
    })

    it.each(Object.keys(standings) as ActorOfWorld[])('%s: nothing of a case in which they have no part', (actor) => {
      const { a, b, c } = world.cases
      const told = Object.entries({ A: a, B: b, C: c }).filter(([, { marks }]) => says([marks], answers.get(actor)))
      expect(told.map(([name]) => name).join('')).toBe(casesOf(actor, context))
    })
  })
})
