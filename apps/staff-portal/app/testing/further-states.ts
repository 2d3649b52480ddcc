import { aFault, type ListedPage, type PageState } from '@concord/portal-kit/testing'
import { enquiryReference, longEnquiry, longMediation, myself as me, mediation, reference, session } from './answers.ts'
import { asMediator, asSupport, entry, proposal } from './case-work-answers.ts'
import { disclosureReference, mediator } from './disclosures.ts'

type Operations = NonNullable<ListedPage['operations']>
const page = (name: string, path: string, state: PageState, operations: Operations, status = 200): ListedPage => ({
  name,
  path,
  state,
  status,
  operations,
  cookies: { 'concord-staff': session },
})

/** A page whose one question to the gateway fails. */
const failed = (name: string, path: string, operation: string): ListedPage =>
  page(name, path, 'error', { [operation]: aFault }, 500)

const ofCase = (rest: string) => `/cases/${reference}/${rest}`
const ofEnquiry = (rest: string) => `/enquiries/${enquiryReference}/${rest}`
const ofEntry = (rest: string) => `/register/${entry.mediator.id}/${rest}`
const onLongCase = { me, mediation: longMediation }
const longName = Array(6).fill('Maximilian-Anastasius').join(' ')
const longEntry = {
  ...entry,
  mediator: { ...entry.mediator, displayName: longName },
  away: Array(12).fill(entry.away[0]),
}
const onLongEntry = { MediatorEntry: { me: asSupport, registeredMediator: longEntry } }
const neverAway = { MediatorEntry: { me: asSupport, registeredMediator: { ...entry, away: [] } } }
const longProposals = Array.from({ length: 20 }, (_, index) => ({
  ...proposal,
  reference: `AM-AAAA-${2000 + index}`,
  organisationName: longMediation.organisationName,
}))
const longConnections = Array.from({ length: 30 }, (_, index) => ({ number: index + 1, declaredOn: '2026-10-01' }))

/** What the other lists leave out: reads that fail, pages with nothing, and pages with as much as they can hold. */
export const furtherStates: readonly ListedPage[] = [
  failed('opened', ofCase('opened'), 'MediationContacts'),
  page('opened', ofCase('opened'), 'long', { MediationContacts: onLongCase }),
  page('contact', ofCase('contact/1'), 'empty', {
    MediationContacts: { me, mediation: { ...mediation, commissioner: { name: null, email: null } } },
  }),
  page('suitability', ofCase('suitability'), 'long', { MediationWork: onLongCase }),
  page('case-support-choice', ofCase('case-support'), 'long', {
    CaseSupportChoice: {
      me,
      mediation,
      caseSupporters: Array.from({ length: 40 }, (_, index) => ({
        id: `${index}`,
        displayName: `${longName} ${index}`,
      })),
    },
  }),
  page('assign-mediators', ofCase('mediators/assign'), 'long', {
    MediationWork: {
      me,
      mediation: {
        ...mediation,
        mediators: Array.from({ length: 8 }, (_, index) => ({
          standing: 'clear',
          colleague: { id: `0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c30${10 + index}`, displayName: `${longName} ${index}` },
        })),
      },
    },
  }),
  failed('task', ofCase('tasks/talkOffer.1.1'), 'MediationWork'),
  page('safe-contact', ofCase('safe-contact/1'), 'long', {
    OneSafeContact: { me, mediation: { ...mediation, safeContactAt: Array(8).fill(longName).join('\n') } },
  }),
  failed('asked', '/mediating', 'ProposalList'),
  page('asked', '/mediating', 'long', { ProposalList: { me: asMediator, proposals: longProposals } }),
  page('own-connections', '/mediating/connections', 'long', {
    OwnConnections: { me: asMediator, myConnections: longConnections },
  }),
  page('own-connection', '/mediating/connections/1', 'long', {
    OwnConnection: {
      me: asMediator,
      myConnection: {
        number: 1,
        declaredOn: '2026-10-01',
        name: longName,
        email: `${'long'.repeat(30)}@wrenfield.example`,
      },
    },
  }),
  failed('register', '/register', 'MediatorRegister'),
  page('entry', ofEntry(''), 'empty', neverAway),
  page('entry', ofEntry(''), 'long', onLongEntry),
  failed('accreditation', ofEntry('accreditation'), 'MediatorAccreditation'),
  page('accreditation', ofEntry('accreditation'), 'long', {
    MediatorAccreditation: { me: asSupport, registeredMediator: longEntry, accreditation: longName },
  }),
  page('renew', ofEntry('renew'), 'long', onLongEntry),
  page('availability', ofEntry('availability'), 'empty', neverAway),
  page('enquiry-help', ofEnquiry('help'), 'long', { EnquiryRecommendation: { me, enquiry: longEnquiry } }),
  page('enquiry-circumstances', ofEnquiry('circumstances'), 'long', {
    EnquiryCircumstances: {
      me,
      enquiry: {
        ...longEnquiry,
        circumstances: { ...longEnquiry.circumstances, note: Array(20).fill(longName).join(' ') },
      },
    },
  }),
  page('enquiry-pass-on', ofEnquiry('pass-on'), 'long', {
    EnquiryForPassingOn: {
      me,
      enquiry: longEnquiry,
      seniorAdvisers: Array.from({ length: 40 }, (_, index) => ({
        id: `${index}`,
        displayName: `${longName} ${index}`,
      })),
    },
  }),
  failed('enquiry-case-opened', ofEnquiry('case-opened'), 'EnquiryStanding'),
  failed('safety-begun', `/safety/${disclosureReference}/begun`, 'DisclosurePage'),
  page(
    'safety-page-not-there',
    '/safety/SD-2222-9999',
    'empty',
    { DisclosurePage: { me: mediator, disclosure: null } },
    404,
  ),
]
