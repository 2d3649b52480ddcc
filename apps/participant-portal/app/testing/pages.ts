import { aFault, type ListedPage } from '@concord/portal-kit/testing'
import {
  agreed,
  commissionerAnswers,
  companionAnswers,
  long,
  looked,
  milestones,
  offeredTalk,
  participantAnswers,
  prepared,
  refusals,
  refusedCodes,
  session,
  token,
} from './answers.ts'

const signedIn = { 'concord-participant': session }
const entering = { 'concord-participant-entering': token }
const nobody = {}

const mine = (
  name: string,
  changes: Parameters<typeof participantAnswers>[0],
  rest: Partial<ListedPage> = {},
): ListedPage => ({
  name: `mediation-${name}`,
  state: 'typical',
  path: '/mediation',
  status: 200,
  operations: participantAnswers(changes),
  cookies: signedIn,
  ...rest,
})
const commissioned = (
  name: string,
  changes: Parameters<typeof commissionerAnswers>[0],
  rest: Partial<ListedPage> = {},
): ListedPage => ({
  name: `commissioning-${name}`,
  state: 'typical',
  path: '/commissioning',
  status: 200,
  operations: commissionerAnswers(changes),
  cookies: signedIn,
  ...rest,
})
const plain = (name: string, path: string, rest: Partial<ListedPage> = {}): ListedPage => ({
  name,
  state: 'typical',
  path,
  status: 200,
  cookies: nobody,
  ...rest,
})
const refusedCode = (name: keyof typeof refusedCodes): ListedPage =>
  plain(`enter-code-${name}`, '/enter/code', {
    state: 'error',
    status: 422,
    cookies: entering,
    doors: { '/sign-in/link/complete': () => ({ status: 422, body: refusedCodes[name] }) },
    afterwards: { fill: { 'Enter the code that we sent you': '12 34 5' }, press: 'Open my page' },
  })
const accompanying = (
  name: string,
  changes: Parameters<typeof companionAnswers>[0],
  rest: Partial<ListedPage> = {},
): ListedPage => ({
  name: `companion-${name}`,
  state: 'typical',
  path: '/companion',
  status: 200,
  operations: companionAnswers(changes),
  cookies: signedIn,
  ...rest,
})
/** A form that is refused when its button is pressed. */
const refused = (operations: object, refusal: object, press: string): Partial<ListedPage> => ({
  state: 'error',
  status: 422,
  operations: { ...operations, ...refusal },
  afterwards: { press },
})
const at = (path: string) => ({ path })
const longWords = `${long.ownName} `.repeat(40)

/** What a participant prepares, page by page. */
const preparing: readonly ListedPage[] = [
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
]

const unanswered = {
  pounds: 1200,
  answer: null,
  answeredOn: null,
  covers: 'Two mediators for one day, and their travel.',
}
const declined = { ...unanswered, answer: 'declined' as const, answeredOn: '2026-03-05' }

/** The commissioner's answer about the charges, and a companion's pages. */
const answering: readonly ListedPage[] = [
  commissioned('charges-put', { charges: unanswered, milestones: [] }),
  commissioned('declined', { charges: declined, milestones: [], referred: [] }),
  commissioned('charges', { charges: unanswered, milestones: [] }, at('/commissioning/charges')),
  commissioned('charges-accepted', {}, at('/commissioning/charges')),
  commissioned(
    'charges',
    { charges: { ...unanswered, covers: longWords }, milestones: [] },
    { ...at('/commissioning/charges'), state: 'long' },
  ),
  commissioned(
    'charges',
    { charges: { ...unanswered, pounds: 0, covers: null }, milestones: [] },
    { ...at('/commissioning/charges'), state: 'empty' },
  ),
  commissioned(
    'charges',
    {},
    {
      ...at('/commissioning/charges'),
      ...refused(
        commissionerAnswers({ charges: unanswered, milestones: [] }),
        { AcceptCharges: { acceptCharges: refusals.charges } },
        'Accept the charges',
      ),
    },
  ),
  commissioned('decline', { charges: unanswered, milestones: [] }, at('/commissioning/decline')),
  commissioned(
    'decline',
    {},
    {
      ...at('/commissioning/decline'),
      ...refused(
        commissionerAnswers({ charges: unanswered, milestones: [] }),
        { DeclineCharges: { declineCharges: refusals.charges } },
        'Decline the charges',
      ),
    },
  ),
  accompanying('asked', {}),
  accompanying('asked', { ownName: null }, { state: 'empty' }),
  accompanying('asked', { ownName: long.ownName }, { state: 'long' }),
  accompanying(
    'asked',
    {},
    refused(companionAnswers(), { GiveUndertaking: { giveUndertaking: refusals.undertaking } }, 'Give my undertaking'),
  ),
  accompanying('promised', { promisedOn: '2026-03-08' }),
  accompanying('not-going-ahead', { milestones: milestones.ended.slice(-1) }),
  accompanying('decline', {}, at('/companion/decline')),
  accompanying(
    'decline',
    {},
    {
      ...at('/companion/decline'),
      ...refused(companionAnswers(), { DeclineToAccompany: { declineToAccompany: refusals.ended } }, 'I will not come'),
    },
  ),
  plain('companion-declined', '/companion/declined'),
]

/** Every page of the portal in its states (SCREENS, Testing tools). */
export const pages: readonly ListedPage[] = [
  ...preparing,
  ...answering,
  plain('help', '/help'),
  plain('confidentiality', '/confidentiality'),
  plain('enter', '/enter', { state: 'empty' }),
  plain('enter-ended', '/enter?ended'),
  plain('enter-late', '/enter?late'),
  plain('enter-signed-out', '/enter?signed-out'),
  plain('enter-link', `/enter/${token}`),
  plain('enter-link-broken', '/enter/half-a-link', { state: 'error', status: 404 }),
  plain('enter-code', '/enter/code', { cookies: entering }),
  plain('enter-code-again', '/enter/code?again', { cookies: entering }),
  refusedCode('wrong'),
  refusedCode('expired'),
  refusedCode('tooMany'),
  plain('enter-again', '/enter/again'),
  mine('asked', {}),
  mine('asked', long, { state: 'long' }),
  mine('asked', { answerBy: null, ownName: null }, { state: 'empty' }),
  mine(
    'asked',
    {},
    {
      state: 'error',
      status: 422,
      operations: { ...participantAnswers(), AgreeToMediate: { agreeToMediate: refusals.confidentiality } },
      afterwards: { press: 'Agree to take part' },
    },
  ),
  mine('waiting', agreed),
  mine('waiting-prepared', prepared),
  mine('going-ahead', {
    ...prepared,
    answerBy: null,
    milestones: milestones.goingAhead,
    sharedAgreements: [{ position: 2, agreedOn: '2026-03-11' }],
  }),
  mine('not-going-ahead', {
    agreedOn: '2026-03-06',
    answerBy: null,
    milestones: milestones.ended,
    outline: { ...prepared.outline!, isOpen: false, handedInAt: null, destroyedBy: '2026-03-19' },
  }),
  mine('withdrawn', { withdrewOn: '2026-03-19', answerBy: null }),
  mine('withdrawn-told', { withdrewOn: '2026-03-19', answerBy: null, milestones: milestones.endedLater }),
  mine('stop', {}, { path: '/mediation/stop' }),
  mine(
    'stop',
    {},
    {
      path: '/mediation/stop',
      state: 'error',
      status: 422,
      operations: { ...participantAnswers(), Withdraw: { withdraw: refusals.ended } },
      afterwards: { press: 'Do not take part' },
    },
  ),
  commissioned('asked', {}),
  commissioned(
    'asked',
    {
      ...long,
      referred: [
        { position: 1, name: long.ownName },
        { position: 2, name: null },
      ],
    },
    {
      state: 'long',
    },
  ),
  commissioned('preparing', { ownName: null, charges: null, referred: [], milestones: [] }, { state: 'empty' }),
  commissioned('going-ahead', { milestones: milestones.goingAhead }),
  commissioned('not-going-ahead', { milestones: milestones.ended, referred: [], ownName: null }),
  plain('not-found', '/no-such-page', { state: 'error', status: 404 }),
  plain('refused', '/refused', { state: 'error', status: 403 }),
  mine(
    'fault',
    {},
    {
      state: 'error',
      status: 500,
      operations: { MyMediation: aFault },
    },
  ),
]
