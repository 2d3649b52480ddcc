import { disclosureInput, enquiryInput, seededPeople, suitable } from '@concord/records/testing'

/** Who knocks: somebody whom the schema lets as far as the rows, and who has no part in what is named. */
type Knocking = 'adviser' | 'mediator' | 'commissioner'
/** How the references begin of what is named: a mediation, an enquiry, a safety disclosure. */
type Named = 'AM' | 'EN' | 'SD'
type Door = { readonly of: Named; readonly by: Knocking; readonly given: Readonly<Record<string, unknown>> }

const door = (of: Named, by: Knocking, given: Door['given'] = {}): Door => ({ of, by, given })
const onCase = (given?: Door['given']) => door('AM', 'adviser', given)
const onEnquiry = (given?: Door['given']) => door('EN', 'adviser', given)
const onDisclosure = (given?: Door['given']) => door('SD', 'adviser', given)

const contact = enquiryInput(seededPeople.england)
const circumstances = {
  channel: 'telephone',
  practitionerProfession: 'dentist',
  conductIsPart: 'yes',
  difficultyWorkingTogether: 'yes',
  specificMatters: 'yes',
  localAttemptsFailed: 'yes',
  teamBarriers: 'notKnown',
  note: '',
}

/** Every operation that names one thing by a reference, with what else it is given: nothing that is refused for itself. */
export const doors: Readonly<Record<string, Door>> = {
  acknowledgeDisclosure: door('SD', 'commissioner'),
  addParticipant: onCase({ input: { participant: { name: 'Ünal One', email: 'x@example.org' } } }),
  addressedDisclosure: door('SD', 'commissioner'),
  answerSuitability: onCase({ input: suitable }),
  assignCaseSupport: onCase({ accountId: seededPeople.caseSupport }),
  assignMediators: onCase({ input: { mediatorIds: [seededPeople.mediator, seededPeople.secondMediator] } }),
  beginDisclosure: door('AM', 'mediator', { input: disclosureInput }),
  chooseHelp: onEnquiry({ input: { help: 'assistedMediation' } }),
  closeEnquiry: onEnquiry({ input: { note: '', outcome: 'adviceGiven' } }),
  correctContactDetails: onCase({ input: { position: 1, email: 'x@example.org' } }),
  declareConnection: door('AM', 'mediator'),
  declareNoConnection: door('AM', 'mediator'),
  disclosure: onDisclosure(),
  doNotTell: onDisclosure({ reason: 'It would raise the risk' }),
  enquiry: onEnquiry(),
  logEnquiry: onEnquiry({ input: contact }),
  mediation: onCase(),
  offerTalk: door('AM', 'mediator', { input: { position: 1, times: ['2099-03-04T10:00:00.000Z'] } }),
  passToSeniorAdviser: onEnquiry({ accountId: seededPeople.adviser }),
  proposal: door('AM', 'mediator'),
  proposeMediator: onCase({ mediatorId: seededPeople.mediator }),
  putCharges: onCase({ input: { covers: 'A day with two mediators', pounds: '1200' } }),
  recordCaseOpened: onEnquiry({ caseReference: 'AM-2222-3333' }),
  recordCircumstances: onEnquiry({ input: circumstances }),
  recordThirdPartyTold: onDisclosure(),
  recordTold: onCase({ input: { kind: 'invitation', occurrence: 1, position: 1 } }),
  recordWithdrawal: onCase({ input: { channel: 'telephone', position: 1, toldOn: '2026-01-05' } }),
  saveEnquiry: onEnquiry({ input: contact }),
  viewDisclosure: onDisclosure(),
}
