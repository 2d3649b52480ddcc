export { type Actor, subjectOf } from './actor.ts'
export type { PartnerLine, PartnerPlace } from './assisted-mediation/partner-reads.ts'
export { listPartnerMediations } from './assisted-mediation/partner-reads.ts'
export type {
  AccessLine,
  AccompaniedMediation,
  CommissionedMediation,
  MyMediation,
  PartyMilestone,
} from './assisted-mediation/party-reads.ts'
export {
  accompaniedMediation,
  commissionedMediation,
  myMediation,
  whoHasLooked,
} from './assisted-mediation/party-reads.ts'
export type { ProposalLine, ProposalPage } from './assisted-mediation/proposals.ts'
export { listProposals, proposalPage } from './assisted-mediation/proposals.ts'
export type { ListPlace, MediationLine } from './assisted-mediation/reads.ts'
export { listMediations } from './assisted-mediation/reads.ts'
export type { MediationPage, ParticipantLine, PersonLine } from './assisted-mediation/staff-page.ts'
export { mediationPage } from './assisted-mediation/staff-page.ts'
export { isUuid, type Sql } from './connection.ts'
export type { OwnConnection, RegisteredMediator } from './mediator-register/reads.ts'
export { listMediators, ownConnectionsOf, registeredMediator } from './mediator-register/reads.ts'
export { staffMarks } from './performing/marking.ts'
export type { Performed, Submission } from './performing/submission.ts'
export type { MessageToSelf } from './platform/messages-to-self.ts'
export {
  type CodeProblem,
  listOrganisations,
  type OrganisationLine,
  type Session,
  type StaffAccount,
} from './platform/records.ts'
export type { EnquiryLine, EnquiryPage, EnquiryWords } from './practitioner-advice/reads.ts'
export { enquiryPage, listEnquiries } from './practitioner-advice/reads.ts'
export {
  type AdviceRecords,
  type AdviceWork,
  createAdviceRecords,
  createAdviceWork,
  createPlatformRecords,
} from './records.ts'
export {
  type AddressedDisclosure,
  addressedDisclosures,
  type DisclosureLine,
  type DisclosurePage,
  disclosurePage,
  openDisclosuresOf,
  toldOfSafety,
} from './safety-disclosure/reads.ts'
export { type MortalKeys, mortalKeysAt } from './vault/mortal-keys.ts'
export type { Claim, ClaimAnswer, Settlement } from './work/effects.ts'
export type { DisclosureFacts, MediationFacts } from './work/facts.ts'
export type { Bell } from './work/outbox.ts'
