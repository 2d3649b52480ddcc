import { aFault, type ListedPage } from '@concord/portal-kit/testing'
import { agreed, looked, offeredTalk, participantAnswers, prepared, refusals } from './answers.ts'
import { at, longWords, mine, refused } from './listed.ts'

/** A page whose question to the gateway fails. */
const fails = (operation: string): Partial<ListedPage> => ({
  state: 'error',
  status: 500,
  operations: { [operation]: aFault },
})
const manyTimes = [16, 17, 18, 19, 20, 23].map((day) => `2026-03-${day}T09:30:00.000Z`)

/** What a participant prepares, page by page. */
export const preparing: readonly ListedPage[] = [
  mine('sharing', {}, { ...at('/mediation/sharing'), state: 'empty' }),
  mine('sharing', prepared, at('/mediation/sharing')),
  mine(
    'sharing',
    {},
    {
      ...at('/mediation/sharing'),
      ...refused(participantAnswers(), { AnswerSharing: { answerSharing: refusals.sharing } }, 'Save my answer'),
    },
  ),
  mine('contact', {}, { ...at('/mediation/contact'), state: 'empty' }),
  mine('contact', prepared, at('/mediation/contact')),
  mine(
    'contact',
    { safeContact: { channel: 'post', at: longWords.slice(0, 400), fromHour: 0, untilHour: 24 } },
    { ...at('/mediation/contact'), state: 'long' },
  ),
  mine(
    'contact',
    {},
    {
      ...at('/mediation/contact'),
      ...refused(
        participantAnswers(),
        { SetSafeContact: { setSafeContact: refusals.contact } },
        'Save how to contact me',
      ),
    },
  ),
  mine('outline', agreed, { ...at('/mediation/outline'), state: 'empty', scripts: 1 }),
  mine('outline', prepared, { ...at('/mediation/outline'), scripts: 1 }),
  mine('outline-saved', prepared, { ...at('/mediation/outline?saved'), scripts: 1 }),
  mine('outline-given', prepared, { ...at('/mediation/outline?given'), scripts: 1 }),
  mine('outline-shut', { agreedOn: '2026-03-06' }, at('/mediation/outline')),
  mine(
    'outline',
    { ...agreed, outline: { ...prepared.outline!, draft: longWords } },
    { ...at('/mediation/outline'), state: 'long', scripts: 1 },
  ),
  mine('outline', prepared, {
    ...at('/mediation/outline'),
    ...refused(
      participantAnswers(prepared),
      { HandInOutline: { handInOutline: refusals.outline } },
      'Give it to the mediators',
    ),
    scripts: 1,
  }),
  mine('outline-handed-in', prepared, at('/mediation/outline/handed-in')),
  mine(
    'outline-handed-in',
    { ...prepared, outline: { ...prepared.outline!, handedIn: longWords } },
    { ...at('/mediation/outline/handed-in'), state: 'long' },
  ),
  mine('talk', agreed, { ...at('/mediation/talk'), state: 'empty' }),
  mine('talk', { ...agreed, talk: offeredTalk }, at('/mediation/talk')),
  mine('talk-booked', prepared, at('/mediation/talk')),
  mine('talk-declined', { ...agreed, talk: { times: [], bookedAt: null, declined: true } }, at('/mediation/talk')),
  mine(
    'talk',
    {},
    {
      ...at('/mediation/talk'),
      ...refused(
        participantAnswers({ ...agreed, talk: offeredTalk }),
        { BookTalk: { bookTalk: refusals.time } },
        'Choose this time',
      ),
    },
  ),
  mine('companion', agreed, { ...at('/mediation/companion'), state: 'empty' }),
  mine(
    'companion-invited',
    { ...agreed, companion: { invitedOn: '2026-03-07', promisedOn: null } },
    at('/mediation/companion'),
  ),
  mine('companion-promised', prepared, at('/mediation/companion')),
  mine(
    'companion',
    {},
    {
      ...at('/mediation/companion'),
      ...refused(
        participantAnswers(agreed),
        { InviteCompanion: { inviteCompanion: refusals.companion } },
        'Invite my companion',
      ),
    },
  ),
  mine('who-has-looked', agreed, { ...at('/mediation/who-has-looked'), state: 'empty' }),
  mine('who-has-looked', {}, { ...at('/mediation/who-has-looked'), operations: participantAnswers(agreed, looked) }),
  mine(
    'who-has-looked',
    {},
    {
      ...at('/mediation/who-has-looked'),
      state: 'long',
      operations: participantAnswers(agreed, Array.from({ length: 20 }, () => looked).flat()),
    },
  ),
  mine('who-has-looked', {}, { ...at('/mediation/who-has-looked'), ...fails('WhoHasLooked') }),
  mine('outline-handed-in', {}, { ...at('/mediation/outline/handed-in'), ...fails('MyHandedInOutline') }),
  mine(
    'talk',
    { ...agreed, talk: { times: manyTimes, bookedAt: null, declined: false } },
    { ...at('/mediation/talk'), state: 'long' },
  ),
]
