import { aFault, type ListedPage } from '@concord/portal-kit/testing'
import {
  endedMediation,
  listed,
  longMediation,
  myself as me,
  mediation,
  organisations,
  reference,
  rejected,
  session,
} from './answers.ts'
import { casePages } from './case-pages.ts'

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
]
