import { aFault, type ListedPage } from '@concord/portal-kit/testing'
import { answering } from './answering-pages.ts'
import {
  agreed,
  commissionerAnswers,
  long,
  milestones,
  participantAnswers,
  prepared,
  refusals,
  refusedCodes,
  session,
  token,
} from './answers.ts'
import { addressedSummary, disclosurePages } from './disclosures.ts'
import { commissioned, mine, plain } from './listed.ts'
import { preparing } from './preparing-pages.ts'

const signedIn = { 'concord-participant': session }
const entering = { 'concord-participant-entering': token }
const refusedCode = (name: keyof typeof refusedCodes): ListedPage =>
  plain(`enter-code-${name}`, '/enter/code', {
    state: 'error',
    status: 422,
    cookies: entering,
    doors: { '/sign-in/link/complete': () => ({ status: 422, body: refusedCodes[name] }) },
    afterwards: { fill: { 'Enter the code that we sent you': '12 34 5' }, press: 'Open my page' },
  })

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
  commissioned('asked', {}, { state: 'error', status: 500, operations: { CommissionedMediation: aFault } }),
  commissioned('going-ahead', { milestones: milestones.goingAhead }),
  commissioned('not-going-ahead', { milestones: milestones.ended, referred: [], ownName: null }),
  commissioned(
    'safety',
    {},
    {
      operations: {
        CommissionedMediation: {
          ...commissionerAnswers({}).CommissionedMediation,
          addressedDisclosures: [
            addressedSummary,
            { ...addressedSummary, reference: 'SD-2222-3333', acknowledgedOn: '2026-03-06' },
          ],
        },
      },
    },
  ),
  mine('told-of-safety', agreed, {
    operations: { MyMediation: { ...participantAnswers(agreed).MyMediation, toldOfSafety: ['2026-03-06'] } },
  }),
  ...disclosurePages((name, path, rest) => plain(name, path, { cookies: signedIn, ...rest })),
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
