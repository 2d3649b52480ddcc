import { expect, test } from 'vitest'
import {
  adviser,
  aMediation,
  aMediator,
  aNewMediation,
  byTelephone,
  charges,
  commissioner,
  participant,
  type Story,
  service,
  suitable,
} from '../testing/a-mediation.ts'
import type { SendingKind } from './index.ts'
import { waitingFactsOf, waitingSentence } from './index.ts'

const cameBack = (one: Story, kind: SendingKind, partyId: string, occurrence = 1) =>
  one.then(service, { name: 'recordHandOver', kind, partyId, occurrence, outcome: 'refused' })
const put = aNewMediation().then(adviser, suitable).then(adviser, charges)
const asked = aMediation().sent()
const agreed = asked.agreedBy(1, 2)
const reminded = asked.at('2026-03-09T09:00:00.000Z').sent().at('2026-03-16T09:00:00.000Z').sent()

const sentences: readonly (readonly [string, Story, string])[] = [
  ['opened', aNewMediation(), 'Waiting for the suitability questions to be answered'],
  ['suited', aNewMediation().then(adviser, suitable), 'Waiting for the charges to be put to the commissioner'],
  ['charges on their way', put, 'Waiting for the commissioner to accept the charges'],
  [
    'charges put',
    put.sent(),
    'Waiting for the commissioner to accept the charges; a reminder goes on Monday 9 March 2026',
  ],
  [
    'charges that came back',
    cameBack(put, 'chargesNotice', 'commissioner'),
    'The commissioner cannot be reached at the address we have: correct it, and a new message goes',
  ],
  [
    'declined charges',
    put.sent().then(commissioner, { name: 'declineCharges' }),
    'Ended because the charges were declined on Monday 2 March 2026; all are told at 5pm on Monday 2 March 2026',
  ],
  ['accepted', aMediation().of(3), 'Waiting for three of three agreements; the invitations are on their way'],
  [
    'invited',
    asked.agreedBy(1),
    'Waiting for one of two agreements; the next reminder goes on Monday 9 March 2026; ends as not agreed at 5pm on Monday 23 March 2026 if somebody has not answered by then',
  ],
  [
    'reminded twice',
    reminded,
    'Waiting for two of two agreements; ends as not agreed at 5pm on Monday 23 March 2026 if somebody has not answered by then',
  ],
  [
    'invitations that came back',
    cameBack(cameBack(aMediation(), 'invitation', 'participants.0'), 'invitation', 'participants.1'),
    'Waiting for two of two agreements. Participant 1 and 2 cannot be reached at the address we have: correct it, and a new invitation goes',
  ],
  ['agreed', agreed, 'Everybody has agreed; all are told at 5pm on Monday 2 March 2026'],
  [
    'agreed, and the news came back',
    cameBack(cameBack(agreed, 'goingAheadNotice', 'commissioner'), 'goingAheadNotice', 'participants.1'),
    'Everybody has agreed; all are told at 5pm on Monday 2 March 2026. The commissioner and participant 2 cannot be reached at the address we have: correct it, and a new message goes',
  ],
  [
    'withdrawn',
    agreed.withdrawnBy(1),
    'Ended by a withdrawal on Monday 2 March 2026; all are told at 5pm on Monday 2 March 2026',
  ],
  [
    'not agreed',
    reminded.at('2026-03-23T17:00:00.000Z').then(service, { name: 'endAsNotAgreed' }),
    'Ended as not agreed on Monday 23 March 2026',
  ],
]

test.each(sentences)('every stage has its sentence: %s', (_, one, sentence) => {
  expect(waitingSentence(waitingFactsOf(one.state), one.now)).toBe(sentence)
})

const withTask = 'Everybody has agreed; all are told at 5pm on Monday 2 March 2026'
const offer = (partyId: string, time: string) => ({ name: 'offerTalk', partyId, times: [time] }) as const
const mediated = agreed.mediatedBy(1, 2)
const tasks: readonly (readonly [string, Story, string])[] = [
  ['AM-11: two talks to offer', mediated, `${withTask}. Talks beforehand to be offered: two`],
  [
    'AM-11: one of them offered',
    mediated.then(aMediator(1), offer('participants.0', '2026-03-10T10:00:00.000Z')),
    `${withTask}. Talks beforehand to be offered: one`,
  ],
  [
    'a participant who wants no e-mail',
    agreed.then(participant(1), byTelephone()).at('2026-03-02T17:00:00.000Z'),
    `${withTask}. Somebody is to be told by telephone or post: one`,
  ],
  [
    'both',
    mediated.then(participant(1), byTelephone()).at('2026-03-02T17:00:00.000Z'),
    `${withTask}. Somebody is to be told by telephone or post: one. Talks beforehand to be offered: two`,
  ],
  [
    'an ending that is not to be told yet',
    agreed.then(participant(1), byTelephone()).withdrawnBy(2),
    'Ended by a withdrawal on Monday 2 March 2026; all are told at 5pm on Monday 2 March 2026',
  ],
  [
    'an ending to tell',
    agreed.then(participant(1), byTelephone()).withdrawnBy(2).at('2026-03-02T17:00:00.000Z'),
    'Ended by a withdrawal on Monday 2 March 2026; all are told at 5pm on Monday 2 March 2026. Somebody is to be told by telephone or post: one',
  ],
]

test.each(tasks)('every task has its sentence: %s', (_, one, sentence) => {
  expect(waitingSentence(waitingFactsOf(one.state), one.now)).toBe(sentence)
})

test('a corrected address takes the task away', () => {
  const came = cameBack(agreed, 'goingAheadNotice', 'participants.1')
  const email = { textId: 'new', length: 9 }
  const corrected = came.then(adviser, { name: 'correctContactDetails', partyId: 'participants.1', email })
  expect(waitingFactsOf(came.state).unreachable).toEqual([2])
  expect(waitingFactsOf(corrected.state).unreachable).toEqual([])
})
