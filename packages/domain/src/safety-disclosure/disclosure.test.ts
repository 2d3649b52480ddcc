import { describe, expect, test } from 'vitest'
import { fixedSubjects } from '../shared/identifiers.ts'
import {
  aDisclosure,
  beginningDisclosure,
  disclosureContextOf,
  disclosureInstant,
  disclosureRecipient,
  disclosureService,
  disclosureWriter,
  otherSecondPerson,
  secondPerson,
} from '../testing/a-disclosure.ts'
import { isAccepted, isRefused } from '../testing/evidence.ts'
import {
  beginDisclosureSchema,
  type DisclosureActor,
  type DisclosureCommand,
  decide,
  disclosureWaitingFactsOf,
  disclosureWaitingSentence,
  grantsOf,
  grounds,
  promisesOf,
  wasKept,
} from './index.ts'

type Story = ReturnType<typeof aDisclosure>
const reason = { textId: 'why', length: 3 }
const tried = (one: Story, actor: DisclosureActor, command: DisclosureCommand, at = one.now) =>
  decide(one.state, command, disclosureContextOf(actor, at))
const owed = (one: Story) =>
  promisesOf(one.state).map(({ kind, partyId, occurrence, dueAt }) => `${kind} ${partyId} ${occurrence} ${dueAt}`)
const sentence = (one: Story) => disclosureWaitingSentence(disclosureWaitingFactsOf(one.state))
const writer = disclosureWriter.kind === 'staff' ? disclosureWriter.id : ''
const second = secondPerson.kind === 'staff' ? secondPerson.id : ''
const other = otherSecondPerson.kind === 'staff' ? otherSecondPerson.id : ''

describe('AM-9: the mediators inform the commissioner, with the expectation of action', () => {
  test('one mediator may, at once: the commissioner and the second person are owed a message from that instant', () => {
    const begun = aDisclosure()
    isAccepted(decide(null, beginningDisclosure(), disclosureContextOf(disclosureWriter, disclosureInstant)), 'AM-9')
    expect(owed(begun).slice(0, 2)).toEqual([
      `disclosureNotice commissioner 1 ${disclosureInstant}`,
      `viewNotice ${second} 1 ${disclosureInstant}`,
    ])
  })
  test('the ground is one of a closed list', () => {
    expect(grounds).toEqual([
      'patientSafety',
      'personalSafety',
      'publicSafety',
      'wellbeingOfParticipants',
      'otherStaff',
    ])
    const typed = { ground: 'curiosity', extract: 'x', expectedAction: 'y' }
    expect(beginDisclosureSchema.safeParse(typed).error?.issues[0]?.path).toEqual(['ground'])
  })
  test('it carries only what is needed: the extract, the action expected, and who else has to know; no attachment, no name of a participant', () => {
    expect(Object.keys(beginDisclosureSchema.shape)).toEqual(['ground', 'extract', 'expectedAction', 'thirdParty'])
    const typed = { ground: 'patientSafety', extract: 'x'.repeat(2001), expectedAction: 'y' }
    expect(beginDisclosureSchema.safeParse(typed).error?.issues[0]?.path).toEqual(['extract'])
  })
  test('it begins under a mediation alone', () => {
    isRefused(
      decide(
        null,
        beginningDisclosure(),
        disclosureContextOf(disclosureWriter, disclosureInstant, { mediation: null }),
      ),
      'AM-9',
      'MEDIATION_UNKNOWN',
    )
  })
})

describe('AM-9: the commissioner is reminded each working day at 9am until they acknowledge', () => {
  const reminders = (one: Story) => owed(one).filter((line) => line.startsWith('disclosureReminder'))
  test('each from the one before, over the weekend and the change of clocks, five at most, then it is a person’s task', () => {
    let one = aDisclosure({ at: '2026-03-26T14:30:00.000Z' }).sent()
    const days: string[] = []
    for (let round = 0; round < 5; round += 1) {
      const [line = ''] = reminders(one)
      const due = line.split(' ')[3] ?? ''
      days.push(due)
      one = one.at(due).sent()
    }
    expect(days).toEqual([
      '2026-03-27T09:00:00.000Z',
      '2026-03-30T08:00:00.000Z',
      '2026-03-31T08:00:00.000Z',
      '2026-04-01T08:00:00.000Z',
      '2026-04-02T08:00:00.000Z',
    ])
    expect(reminders(one)).toEqual([])
    // Good Friday, Easter Monday: the next working day is Tuesday.
    expect(promisesOf(one.state).find(({ kind }) => kind === 'commissionerToReach')).toMatchObject({
      nature: 'task',
      dueAt: '2026-04-07T08:00:00.000Z',
    })
    expect(sentence(one)).toContain('has to be telephoned')
  })
  test('after an outage of a week one reminder goes, not five', () => {
    const late = aDisclosure().sent().at('2026-03-12T11:00:00.000Z').sent()
    expect(late.state.handOvers.filter(({ kind }) => kind === 'disclosureReminder')).toHaveLength(1)
    expect(reminders(late)).toEqual(['disclosureReminder commissioner 2 2026-03-13T09:00:00.000Z'])
  })
  test('an acknowledgement ends them, and is taken once', () => {
    const acknowledged = aDisclosure().sent().acknowledged()
    expect(reminders(acknowledged)).toEqual([])
    isRefused(
      tried(acknowledged, disclosureRecipient, { name: 'acknowledgeDisclosure' }),
      'AM-9',
      'ALREADY_ACKNOWLEDGED',
    )
  })
  test('a message that comes back is a person’s task at once', () => {
    const refused = aDisclosure().sent('refused')
    expect(reminders(refused)).toEqual([])
    expect(owed(refused)).toContain(`commissionerToReach commissioner 1 ${disclosureInstant}`)
    expect(
      wasKept(refused.acknowledged().state, {
        kind: 'commissionerToReach',
        partyId: 'commissioner',
        occurrence: 1,
        dueAt: null,
        nature: 'task',
      }),
    ).toBe(true)
  })
})

describe('AM-9: a second authorised person views it within one working day', () => {
  const due = '2026-03-03T17:00:00.000Z'
  test('never its writer', () => {
    isRefused(tried(aDisclosure(), disclosureWriter, { name: 'viewDisclosure' }), 'AM-9', 'SECOND_PERSON_NEEDED')
    isRefused(
      tried(aDisclosure({ by: secondPerson }), secondPerson, { name: 'viewDisclosure' }),
      'AM-9',
      'SECOND_PERSON_NEEDED',
    )
  })
  test('where the case’s Senior Adviser wrote it, the others with that role are asked at once', () => {
    const begun = aDisclosure({ by: secondPerson })
    expect(begun.state.seconds).toEqual([{ accountId: other, from: disclosureInstant }])
    isAccepted(tried(begun, otherSecondPerson, { name: 'viewDisclosure' }), 'AM-9')
  })
  test('another with the same role may once a working day has passed, and no sooner', () => {
    const begun = aDisclosure()
    isRefused(tried(begun, otherSecondPerson, { name: 'viewDisclosure' }), 'AM-9', 'NOT_A_SECOND_PERSON')
    isAccepted(tried(begun, otherSecondPerson, { name: 'viewDisclosure' }, due), 'AM-9')
  })
  test('without a view the nag begins when the working day has passed, and goes on every working day', () => {
    const nagged = aDisclosure().sent().at(due).sent()
    const gone = nagged.state.handOvers.filter(({ kind }) => kind === 'viewReminder').map(({ partyId }) => partyId)
    expect(gone).toEqual([second, other])
    let one = nagged
    for (const day of [
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
      '2026-03-09',
      '2026-03-10',
      '2026-03-11',
      '2026-03-12',
    ]) {
      expect(owed(one).filter((line) => line.startsWith('viewReminder'))).toEqual(
        [second, other].map((id) => expect.stringMatching(new RegExp(`^viewReminder ${id} \\d+ ${day}T09:00`))),
      )
      one = one.at(`${day}T09:00:00.000Z`).sent()
    }
  })
  test('begun at a weekend, the working day is the Monday', () => {
    expect(aDisclosure({ at: '2026-03-07T20:00:00.000Z' }).state.viewDueAt).toBe('2026-03-09T17:00:00.000Z')
  })
  test('a view ends the nag, and is taken once', () => {
    const viewed = aDisclosure().sent().viewed()
    expect(owed(viewed).filter((line) => line.startsWith('view'))).toEqual([])
    expect(viewed.state.stage).toBe('secondViewed')
    isRefused(tried(viewed, otherSecondPerson, { name: 'viewDisclosure' }, due), 'AM-9', 'ALREADY_VIEWED')
  })
})

describe('AM-9: the participants are told, unless two people record why telling would raise the risk', () => {
  const viewed = aDisclosure().sent().viewed()
  const due = '2026-03-03T17:00:00.000Z'
  test('one working day after the view, by a decision of that moment', () => {
    expect(owed(viewed)).toContain(`participantsToTell null 1 ${due}`)
    isRefused(tried(viewed, disclosureService, { name: 'tellParticipants' }), 'AM-9', 'TIME_TO_TELL_NOT_COME')
    isAccepted(tried(viewed, disclosureService, { name: 'tellParticipants' }, due), 'AM-9')
  })
  test('never while nobody has viewed it', () => {
    const alone = aDisclosure().sent()
    expect(owed(alone).join()).not.toContain('participantsToTell')
    isRefused(
      tried(alone, disclosureService, { name: 'tellParticipants' }, '2027-01-01T00:00:00.000Z'),
      'AM-9',
      'TIME_TO_TELL_NOT_COME',
    )
  })
  test('each as they wish to be reached: within their hours, by a person where it may not be an e-mail', () => {
    const told = viewed.at(due).participantsTold()
    expect(promisesOf(told.state).filter(({ kind }) => kind === 'safetyNotice')).toEqual([
      { kind: 'safetyNotice', partyId: 'participants.0', occurrence: 1, dueAt: due, nature: 'sending' },
      {
        kind: 'safetyNotice',
        partyId: 'participants.1',
        occurrence: 1,
        dueAt: '2026-03-03T18:00:00.000Z',
        nature: 'task',
      },
    ])
    isRefused(tried(told, disclosureService, { name: 'tellParticipants' }), 'AM-9', 'PARTICIPANTS_ALREADY_TOLD')
  })
  test('one reason is not enough, and the same person’s second is refused', () => {
    const one = viewed.then(disclosureWriter, { name: 'doNotTell', reason })
    isRefused(tried(one, disclosureWriter, { name: 'doNotTell', reason }), 'AM-9', 'ANOTHER_PERSON_NEEDED')
    isAccepted(tried(one, disclosureService, { name: 'tellParticipants' }, due), 'AM-9')
  })
  test('of the two one has written it and one has viewed it', () => {
    isRefused(tried(aDisclosure(), secondPerson, { name: 'doNotTell', reason }), 'AM-9', 'VIEW_IT_FIRST')
    isRefused(tried(viewed, otherSecondPerson, { name: 'doNotTell', reason }), 'AM-9', 'VIEW_IT_FIRST')
    isAccepted(tried(viewed, secondPerson, { name: 'doNotTell', reason }), 'AM-9')
  })
  test('two reasons: they are never told', () => {
    const never = viewed.notToBeTold()
    expect(owed(never).join()).not.toContain('participantsToTell')
    isRefused(
      tried(never, disclosureService, { name: 'tellParticipants' }, '2027-01-01T00:00:00.000Z'),
      'AM-9',
      'PARTICIPANTS_NOT_TO_BE_TOLD',
    )
  })
  test('a reason that comes after they were told is refused', () => {
    const told = viewed.at(due).participantsTold()
    isRefused(tried(told, secondPerson, { name: 'doNotTell', reason }), 'AM-9', 'PARTICIPANTS_ALREADY_TOLD')
  })
})

describe('AM-9: where necessary relevant third parties', () => {
  test('that they were told is recorded once, where one was named', () => {
    const named = aDisclosure({ thirdParty: true })
    isAccepted(tried(named, disclosureWriter, { name: 'recordThirdPartyTold' }), 'AM-9')
    isRefused(tried(aDisclosure(), disclosureWriter, { name: 'recordThirdPartyTold' }), 'AM-9', 'NO_THIRD_PARTY')
    isRefused(
      tried(named.then(disclosureWriter, { name: 'recordThirdPartyTold' }), secondPerson, {
        name: 'recordThirdPartyTold',
      }),
      'AM-9',
      'THIRD_PARTY_ALREADY_TOLD',
    )
  })
})

describe('AM-9: it closes when nothing is left that a person has to do, in whatever order', () => {
  test('with the participants told, or not to be told', () => {
    const told = aDisclosure().sent().acknowledged().viewed().at('2026-03-03T17:00:00.000Z').participantsTold()
    expect(told.state.stage).toBe('closed')
    expect(owed(told)).toHaveLength(2)
    expect(aDisclosure().sent().viewed().notToBeTold().acknowledged().state.stage).toBe('closed')
  })
  test('not before the third party was told', () => {
    const waiting = aDisclosure({ thirdParty: true }).sent().viewed().notToBeTold().acknowledged()
    expect(waiting.state.stage).toBe('secondViewed')
    expect(sentence(waiting)).toContain('the third party')
    expect(waiting.then(secondPerson, { name: 'recordThirdPartyTold' }).state.stage).toBe('closed')
  })
  test('every stage has its sentence', () => {
    const viewed = aDisclosure().sent().viewed()
    expect(sentence(aDisclosure())).toBe(
      'Waiting: a second person to view it by 5pm on Tuesday 3 March 2026; the commissioner to confirm that they have read it',
    )
    expect(sentence(viewed)).toBe(
      'Waiting: the commissioner to confirm that they have read it; the participants are told at 5pm on Tuesday 3 March 2026 unless two people record why not',
    )
    expect(sentence(viewed.acknowledged().notToBeTold())).toMatch(/^Closed: .* the participants are not told$/)
  })
})

describe('ACCESS, class SD: the writer writes, the second person reads, the recipient reads what is addressed to them', () => {
  const rights = (one: Story, subject: string) =>
    grantsOf(one.state)
      .filter((grant) => grant.subject === subject)
      .map(
        ({ dataClass, verb, validFrom }) =>
          `${verb} ${dataClass}${validFrom === disclosureInstant ? '' : ` from ${validFrom}`}`,
      )
      .sort()
  const begun = aDisclosure()
  test('the writer never reads it back', () => {
    expect(rights(begun, writer)).toEqual(['R WF', 'do doNotTell', 'do recordThirdPartyTold'])
  })
  test('the case’s Senior Adviser at once, the others when a working day has passed', () => {
    const all = ['R SD', 'R WF', 'do doNotTell', 'do recordThirdPartyTold', 'do viewDisclosure']
    expect(rights(begun, second)).toEqual(all)
    expect(rights(begun, other)).toEqual(all.map((one) => `${one} from 2026-03-03T17:00:00.000Z`))
  })
  test('the commissioner reads only what is addressed to them', () => {
    expect(rights(begun, 'commissioner')).toEqual(['Ro SD', 'do acknowledgeDisclosure'])
  })
  test('a participant has nothing, not even a right that begins later, until the participants are told', () => {
    const all = [begun, begun.viewed(), begun.viewed().acknowledged(), begun.viewed().notToBeTold().acknowledged()]
    for (const one of all) for (const id of ['participants.0', 'participants.1']) expect(rights(one, id)).toEqual([])
    const told = begun.viewed().at('2026-03-03T17:00:00.000Z').participantsTold()
    expect(rights(told, 'participants.0')).toEqual(['Ro WF from 2026-03-03T17:00:00.000Z'])
  })
  test('the service itself can only record and tell', () => {
    expect(rights(begun, fixedSubjects['system:safety-disclosure'])).toEqual([
      'do recordDisclosureHandOver',
      'do tellParticipants',
    ])
  })
})
