import { aFault, type ListedPage } from '@concord/portal-kit/testing'
import {
  begunEnquiry,
  endedMediation,
  enquiry,
  enquiryReference,
  listed,
  listedEnquiries,
  longEnquiry,
  longMediation,
  myself as me,
  mediation,
  organisations,
  reference,
  rejected,
  session,
} from './answers.ts'
import { casePages } from './case-pages.ts'
import { disclosurePages } from './disclosures.ts'
import { furtherStates } from './further-states.ts'

const signedIn = { 'concord-staff': session }
const page = (name: string, path: string, rest: Partial<ListedPage> = {}): ListedPage => ({
  name,
  path,
  state: 'typical',
  status: 200,
  cookies: signedIn,
  ...rest,
})

const stages = ['awaitingAgreement', 'agreed', 'ended']
const manyCases = Array.from({ length: 25 }, (_, index) => ({
  ...longMediation,
  reference: `AM-AAAA-${2000 + index}`,
  stage: stages[index % 3]!,
}))
const manyOrganisations = Array.from({ length: 60 }, (_, index) => ({
  ...organisations[0]!,
  id: `0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c1${String(index).padStart(3, '0')}`,
  name: `${longMediation.organisationName} ${index}`,
}))

const refusedOpening = rejected([
  {
    code: 'ORGANISATION_OUT_OF_SCOPE',
    rule: 'PP-1',
    field: 'organisationId',
    message: 'This service works for organisations in England, Wales and Northern Ireland. Elsewhere, Acas can help.',
  },
  { code: 'MALFORMED', rule: null, field: 'commissioner.name', message: 'Enter the commissioner’s full name' },
  { code: 'MALFORMED', rule: null, field: 'participants.1.email', message: 'Enter the participant’s email address' },
  { code: 'TOO_FEW_PARTICIPANTS', rule: 'AM-29', field: 'participants', message: 'Two or more participants' },
])
const refusedAddress = rejected([{ code: 'MALFORMED', rule: null, field: 'email', message: 'Enter an email address' }])

const refusedLog = rejected([
  { code: 'MALFORMED', rule: null, field: 'organisationId', message: 'Choose the caller’s organisation' },
  { code: 'MALFORMED', rule: null, field: 'channel', message: 'Say whether the contact came by telephone or by email' },
  { code: 'MALFORMED', rule: null, field: 'about', message: 'Enter what the contact is about' },
  {
    code: 'ENQUIRY_OF_CALLER_IS_OPEN',
    rule: 'PP-3',
    field: 'reasons.PP-3',
    message: 'This caller already has an enquiry open for this organisation. If this is another matter, say so',
  },
])
const refusedCircumstances = rejected([
  {
    code: 'PROFESSION_NOT_SERVED',
    rule: 'PP-2',
    field: 'practitionerProfession',
    message: 'This service is for concerns about the practice of a doctor, a dentist or a pharmacist',
  },
  { code: 'MALFORMED', rule: null, field: 'teamBarriers', message: 'Say whether barriers stop the team' },
])
const refusedHelp = rejected([
  {
    code: 'HELP_IS_NOT_THE_RECOMMENDED',
    rule: 'PP-5',
    field: 'reasons.PP-5',
    message: 'This is another help than the recommended one. Give your reason, and choose it again',
  },
])
const manyEnquiries = Array.from({ length: 25 }, (_, index) => ({
  ...longEnquiry,
  reference: `EN-AAAA-${2000 + index}`,
  stage: ['begun', 'logged', 'withSeniorAdviser', 'helpChosen', 'closed'][index % 5]!,
}))
const ofEnquiry = `/enquiries/${enquiryReference}`

/** The pages of an enquiry. */
const enquiryPages: readonly ListedPage[] = [
  page('enquiries', '/enquiries'),
  page('enquiries', '/enquiries', {
    state: 'empty',
    operations: { EnquiryList: { me, enquiries: listedEnquiries([]) } },
  }),
  page('enquiries', '/enquiries?after=there', {
    state: 'long',
    operations: { EnquiryList: { me, enquiries: listedEnquiries(manyEnquiries, 'further') } },
  }),
  page('enquiries', '/enquiries', { state: 'error', status: 500, operations: { EnquiryList: aFault } }),
  page('enquiry-new', '/enquiries/new'),
  page('enquiry-new', '/enquiries/new', {
    state: 'empty',
    operations: { OrganisationList: { me, organisations: [] } },
  }),
  page('enquiry-new', '/enquiries/new', {
    state: 'long',
    operations: { OrganisationList: { me, organisations: manyOrganisations } },
  }),
  page('enquiry-new', '/enquiries/new', {
    state: 'error',
    status: 422,
    operations: { LogEnquiry: { logEnquiry: refusedLog } },
    afterwards: { fill: { 'Caller’s full name': 'Ines Okonkwo-Example' }, press: 'Log the enquiry' },
  }),
  page('enquiry-continue', `${ofEnquiry}/continue`),
  page('enquiry-continue', `${ofEnquiry}/continue`, {
    state: 'long',
    operations: {
      EnquiryContact: {
        me,
        organisations: manyOrganisations,
        enquiry: { ...longEnquiry, mayDo: begunEnquiry.mayDo },
      },
    },
  }),
  page('enquiry-continue', `${ofEnquiry}/continue`, {
    state: 'error',
    status: 422,
    operations: { LogEnquiry: { logEnquiry: refusedLog } },
    afterwards: { press: 'Log the enquiry' },
  }),
  page('enquiry', `${ofEnquiry}?done=chosen`),
  page('enquiry', ofEnquiry, { state: 'empty', operations: { EnquiryPage: { me, enquiry: begunEnquiry } } }),
  page('enquiry', ofEnquiry, { state: 'long', operations: { EnquiryPage: { me, enquiry: longEnquiry } } }),
  page('enquiry', '/enquiries/EN-9999-9999', { state: 'error', status: 404 }),
  page('enquiry-closed', ofEnquiry, {
    operations: {
      EnquiryPage: {
        me,
        enquiry: { ...enquiry, stage: 'closed', outcome: 'caseOpened', caseReference: reference, mayDo: [] },
      },
    },
  }),
  page('enquiry-pass-on', `${ofEnquiry}/pass-on`),
  page('enquiry-pass-on', `${ofEnquiry}/pass-on`, {
    state: 'empty',
    operations: { EnquiryForPassingOn: { me, seniorAdvisers: [], enquiry } },
  }),
  page('enquiry-pass-on', `${ofEnquiry}/pass-on`, {
    state: 'error',
    status: 422,
    operations: {
      PassToSeniorAdviser: {
        passToSeniorAdviser: rejected([
          { code: 'MALFORMED', rule: null, field: 'accountId', message: 'Choose a Senior Adviser' },
        ]),
      },
    },
    afterwards: { press: 'Pass it on' },
  }),
  page('enquiry-circumstances', `${ofEnquiry}/circumstances`),
  page('enquiry-circumstances', `${ofEnquiry}/circumstances`, {
    state: 'empty',
    operations: { EnquiryCircumstances: { me, enquiry: { ...enquiry, circumstances: null } } },
  }),
  page('enquiry-circumstances', `${ofEnquiry}/circumstances`, {
    state: 'error',
    status: 422,
    operations: { RecordCircumstances: { recordCircumstances: refusedCircumstances } },
    afterwards: { press: 'Save and see the recommendation' },
  }),
  page('enquiry-help', `${ofEnquiry}/help`),
  page('enquiry-help', `${ofEnquiry}/help`, {
    state: 'error',
    status: 422,
    operations: { ChooseHelp: { chooseHelp: refusedHelp } },
    afterwards: { press: 'Choose this help' },
  }),
  page('enquiry-case-opened', `${ofEnquiry}/case-opened`),
  page('enquiry-case-opened', `${ofEnquiry}/case-opened`, {
    state: 'error',
    status: 422,
    operations: {
      RecordCaseOpened: {
        recordCaseOpened: rejected([
          {
            code: 'CASE_UNKNOWN',
            rule: 'PP-3',
            field: 'caseReference',
            message: 'Enter the reference of a case of yours',
          },
        ]),
      },
    },
    afterwards: { fill: { 'Reference of the case': 'AM-2222-3333' }, press: 'Record the case' },
  }),
  page('enquiry-close', `${ofEnquiry}/close`),
  page('enquiry-close', `${ofEnquiry}/close`, {
    state: 'error',
    status: 422,
    operations: {
      CloseEnquiry: {
        closeEnquiry: rejected([
          { code: 'MALFORMED', rule: null, field: 'outcome', message: 'Say how the enquiry ends' },
        ]),
      },
    },
    afterwards: { press: 'Close it' },
  }),
  page('new-from-enquiry', `/mediations/new?enquiry=${enquiryReference}`),
]

/** Every page in its states: with nothing, as usual, refused, and with as much as it can hold. */
export const pages: readonly ListedPage[] = [
  ...casePages,
  page('sign-in', '/sign-in?signed-out', { cookies: {} }),
  page('sign-in', '/sign-in?failed', { state: 'error', cookies: {} }),
  page('help', '/help', { cookies: {} }),
  page('cases', '/cases'),
  page('cases', '/cases', { state: 'empty', operations: { MediationList: { me, mediations: listed([]) } } }),
  page('cases', '/cases?after=there', {
    state: 'long',
    operations: { MediationList: { me, mediations: listed(manyCases, 'further') } },
  }),
  page('cases', '/cases', { state: 'error', status: 500, operations: { MediationList: aFault } }),
  page('case', `/cases/${reference}?done=corrected`),
  page('case', `/cases/${reference}`, {
    state: 'empty',
    operations: { MediationPage: { me, mediation: { ...endedMediation, timeline: [] } } },
  }),
  page('case', `/cases/${reference}`, {
    state: 'long',
    operations: { MediationPage: { me, mediation: longMediation } },
  }),
  page('case', '/cases/AM-9999-9999', { state: 'error', status: 404 }),
  page('case-agreed', `/cases/${reference}`, {
    operations: { MediationPage: { me, mediation: { ...mediation, stage: 'agreed' } } },
  }),
  page('opened', `/cases/${reference}/opened`),
  page('contact', `/cases/${reference}/contact/2`),
  page('contact', `/cases/${reference}/contact/12`, {
    state: 'long',
    operations: { MediationContacts: { me, mediation: longMediation } },
  }),
  page('contact', `/cases/${reference}/contact/0`, {
    state: 'error',
    status: 422,
    operations: { CorrectContactDetails: { correctContactDetails: refusedAddress } },
    afterwards: { fill: { 'Correct email address': 'not an address' }, press: 'Save the address' },
  }),
  page('new', '/mediations/new', { state: 'empty', operations: { OrganisationList: { me, organisations: [] } } }),
  page('new', '/mediations/new'),
  page('new', '/mediations/new', {
    state: 'long',
    operations: { OrganisationList: { me, organisations: manyOrganisations } },
    afterwards: { fill: { 'Full name': longMediation.organisationName }, press: 'Add another participant' },
  }),
  page('new', '/mediations/new', {
    state: 'error',
    status: 422,
    operations: { OpenMediation: { openMediation: refusedOpening } },
    afterwards: { fill: { 'Full name': 'Ines Okonkwo-Example' }, press: 'Open the mediation' },
  }),
  ...enquiryPages,
  ...disclosurePages(page),
  ...furtherStates,
]
