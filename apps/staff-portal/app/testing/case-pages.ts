import type { ListedPage, PageState } from '@concord/portal-kit/testing'
import { myself as me, mediation, mediatorsView, reference, session, supportsView } from './answers.ts'
import { asMediator, asSupport, colleagues, entry, proposal } from './case-work-answers.ts'
import { rejected } from './command-answers.ts'

const page = (name: string, path: string, rest: Partial<ListedPage> = {}): ListedPage => ({
  name,
  path,
  state: 'typical',
  status: 200,
  cookies: { 'concord-staff': session },
  ...rest,
})
const ofCase = (rest: string) => `/cases/${reference}/${rest}`
const entryPath = (rest = '') => `/register/${entry.mediator.id}${rest}`

/** A form refused at these fields, after its button was pressed. */
const refused = (name: string, path: string, command: string, press: string, fields: readonly string[]): ListedPage =>
  page(name, path, {
    state: 'error',
    status: 422,
    operations: {
      [`${command[0]?.toUpperCase()}${command.slice(1)}`]: {
        [command]: rejected(
          (fields.length > 0 ? fields : [null]).map((field) => ({
            code: 'MALFORMED',
            rule: null,
            field,
            message: `Say what belongs at ${field ?? 'the whole'}`,
          })),
        ),
      },
    },
    afterwards: { press },
  })
const long = (words: string, times = 40) => Array(times).fill(words).join(' ')
const at = (state: PageState, operations: ListedPage['operations']) => ({ state, operations })
const onCase = (more: object) => ({ me, mediation: { ...mediation, ...more } })
const manyMediators = Array.from({ length: 12 }, (_, index) => ({
  ...entry,
  mediator: {
    id: `0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c2${String(index).padStart(3, '0')}`,
    displayName: long('Maximilian-Anastasius', 3),
  },
  daysLeft: index * 20 - 20,
  away: Array(4).fill(entry.away[0]),
}))

const ofTheCase: readonly ListedPage[] = [
  page('case-mediator', `/cases/${reference}`, {
    operations: { MediationPage: { me: asMediator, mediation: mediatorsView } },
  }),
  page('case-support', `/cases/${reference}`, {
    operations: { MediationPage: { me: asSupport, mediation: supportsView } },
  }),
  page('case-new', `/cases/${reference}`, {
    ...at('empty', {
      MediationPage: onCase({
        stage: 'awaitingCharges',
        waitingSentence: 'Waiting for the suitability questions to be answered',
        participants: mediation.participants.map((one) => ({
          ...one,
          agreementReceived: false,
          agreedOn: null,
          reachable: true,
          talk: null,
        })),
        timeline: mediation.timeline.slice(0, 1),
        suitability: null,
        charges: null,
        reasons: [],
        mediators: [],
        tasks: [],
        caseSupport: null,
        adviser: null,
      }),
    }),
  }),
  page('suitability', ofCase('suitability')),
  page('suitability', ofCase('suitability'), at('empty', { MediationWork: onCase({ suitability: null }) })),
  refused('suitability', ofCase('suitability'), 'answerSuitability', 'Save the answers', [
    'jointProblem',
    'fitToAttend',
  ]),
  page('charges', ofCase('charges')),
  page('charges', ofCase('charges'), at('empty', { PutChargesPage: onCase({ charges: null, suitability: null }) })),
  page(
    'charges',
    ofCase('charges'),
    at('long', {
      PutChargesPage: onCase({
        charges: { ...mediation.charges, answer: null, covers: long('A day with two mediators,') },
      }),
    }),
  ),
  refused('charges', ofCase('charges'), 'putCharges', 'Put the charges to the commissioner', [
    'pounds',
    'reasons.AM-4',
  ]),
  page('participant', ofCase('participant')),
  refused('participant', ofCase('participant'), 'addParticipant', 'Add this participant', ['participant.email']),
  page('case-support-choice', ofCase('case-support')),
  page(
    'case-support-choice',
    ofCase('case-support'),
    at('empty', {
      CaseSupportChoice: { ...onCase({ caseSupport: null }), caseSupporters: [] },
    }),
  ),
  refused('case-support-choice', ofCase('case-support'), 'assignCaseSupport', 'Assign to this case', ['accountId']),
  page('ask-mediator', ofCase('mediators/ask')),
  page(
    'ask-mediator',
    ofCase('mediators/ask'),
    at('empty', { MediatorChoice: { ...onCase({}), registeredMediators: [] } }),
  ),
  page(
    'ask-mediator',
    ofCase('mediators/ask'),
    at('long', { MediatorChoice: { ...onCase({}), registeredMediators: manyMediators } }),
  ),
  refused('ask-mediator', ofCase('mediators/ask'), 'proposeMediator', 'Ask this mediator', ['mediatorId']),
  page('assign-mediators', ofCase('mediators/assign')),
  page('assign-mediators', ofCase('mediators/assign'), at('empty', { MediationWork: onCase({ mediators: [] }) })),
  refused('assign-mediators', ofCase('mediators/assign'), 'assignMediators', 'Assign these mediators', [
    'mediatorIds',
    'reasons.AM-2',
  ]),
  page('task', ofCase('tasks/talkOffer.1.1')),
  page('reason', ofCase('reasons/1')),
  page('reason', ofCase('reasons/1'), at('long', { OneReason: onCase({ reason: long('Both have asked for it.') }) })),
  page('reason', ofCase('reasons/9'), { state: 'error', status: 404 }),
]

const ofWithdrawals: readonly ListedPage[] = [
  page('withdrawal', ofCase('withdrawal'), {
    operations: { MediationWork: { me: asSupport, mediation: supportsView } },
  }),
  {
    ...refused('withdrawal', ofCase('withdrawal'), 'recordWithdrawal', 'Record the withdrawal', [
      'position',
      'toldOn',
      'channel',
    ]),
    operations: {
      MediationWork: { me: asSupport, mediation: supportsView },
      RecordWithdrawal: {
        recordWithdrawal: rejected([
          { code: 'TOLD_IN_FUTURE', rule: 'AM-22', field: 'toldOn', message: 'Enter a day' },
        ]),
      },
    },
  },
]

const ofTheMediator: readonly ListedPage[] = [
  page('asked', '/mediating'),
  page('asked', '/mediating?done=clear', at('empty', { ProposalList: { me: asMediator, proposals: [] } })),
  page('proposal', `/mediating/${reference}`),
  page(
    'proposal',
    `/mediating/${reference}`,
    at('long', {
      ProposalPage: {
        me: asMediator,
        proposal: {
          ...proposal,
          answered: true,
          names: Array.from({ length: 13 }, (_, index) => `${long('Wilhelmina', 8)} ${index}`),
        },
      },
    }),
  ),
  page('proposal', '/mediating/AM-9999-9999', { state: 'error', status: 404 }),
  page('connection', ofCase('connection')),
  refused('connection', ofCase('connection'), 'declareConnection', 'Declare a connection', []),
  page('talk', ofCase('talk/2'), { operations: { MediationWork: { me: asMediator, mediation: mediatorsView } } }),
  {
    ...refused('talk', ofCase('talk/2'), 'offerTalk', 'Offer these times', []),
    operations: {
      MediationWork: { me: asMediator, mediation: mediatorsView },
      OfferTalk: {
        offerTalk: rejected([{ code: 'MALFORMED', rule: null, field: 'times', message: 'Offer at least one time' }]),
      },
    },
  },
  page('outline', ofCase('outline/1')),
  page(
    'outline',
    ofCase('outline/1'),
    at('long', { OneOutline: onCase({ outline: long('How it looks to me.', 200) }) }),
  ),
  page('outline', ofCase('outline/2'), { ...at('error', { OneOutline: onCase({ outline: null }) }), status: 404 }),
  page('safe-contact', ofCase('safe-contact/1')),
  page('safe-contact', ofCase('safe-contact/2'), { state: 'error', status: 404 }),
  page('own-connections', '/mediating/connections'),
  page(
    'own-connections',
    '/mediating/connections',
    at('empty', { OwnConnections: { me: asMediator, myConnections: [] } }),
  ),
  page(
    'own-connections-unregistered',
    '/mediating/connections',
    at('empty', { OwnConnections: { me: asMediator, myConnections: null } }),
  ),
  refused('own-connections', '/mediating/connections', 'declareConnectionTo', 'Declare this connection', [
    'person.name',
    'person.email',
  ]),
  page('own-connection', '/mediating/connections/1'),
  page('own-connection', '/mediating/connections/7', { state: 'error', status: 404 }),
]

const ofTheRegister: readonly ListedPage[] = [
  page('register', '/register'),
  page('register', '/register', at('empty', { MediatorRegister: { me: asSupport, registeredMediators: [] } })),
  page(
    'register',
    '/register',
    at('long', { MediatorRegister: { me: asSupport, registeredMediators: manyMediators } }),
  ),
  page('register-new', '/register/new'),
  page(
    'register-new',
    '/register/new',
    at('empty', { MediatorsToRegister: { me: asSupport, mediatorsToRegister: [] } }),
  ),
  page(
    'register-new',
    '/register/new',
    at('long', { MediatorsToRegister: { me: asSupport, mediatorsToRegister: colleagues } }),
  ),
  refused('register-new', '/register/new', 'registerMediator', 'Register this mediator', [
    'accountId',
    'entry.accreditation',
    'accreditedUntil',
    'mostCases',
  ]),
  page('entry', entryPath()),
  page('entry', '/register/nobody', { state: 'error', status: 404 }),
  page('accreditation', entryPath('/accreditation')),
  page('renew', entryPath('/renew')),
  refused('renew', entryPath('/renew'), 'renewAccreditation', 'Save the accreditation', ['accreditedUntil']),
  page('availability', entryPath('/availability')),
  page(
    'availability',
    entryPath('/availability'),
    at('long', {
      MediatorEntry: { me: asSupport, registeredMediator: { ...entry, away: Array(12).fill(entry.away[0]) } },
    }),
  ),
  refused('availability', entryPath('/availability'), 'setAvailability', 'Save the availability', [
    'mostCases',
    'away.0.until',
  ]),
]

/** The pages of work on a case, of a mediator and of the register, in their states. */
export const casePages: readonly ListedPage[] = [...ofTheCase, ...ofWithdrawals, ...ofTheMediator, ...ofTheRegister]
