import { advise, decideBy, type Rule, reject } from '../shared/decision.ts'
import type {
  BeginEnquiry,
  ChooseHelp,
  EnquiryCommand,
  LogEnquiry,
  PassToSeniorAdviser,
  RecordCaseOpened,
  RecordCircumstances,
  SaveEnquiry,
} from './commands.ts'
import type { Enquiry, EnquiryContext, EnquiryStage } from './enquiry.ts'
import { recommend } from './help.ts'
import { isInScope } from './organisation.ts'

type EnquiryRule<Command> = Rule<Enquiry | null, Command, EnquiryContext>

const isAt =
  (...stages: readonly EnquiryStage[]): EnquiryRule<EnquiryCommand> =>
  (enquiry) =>
    enquiry && stages.includes(enquiry.stage) ? undefined : reject('PP-3', 'NOT_AT_THIS_STEP')
const isBegun = isAt('begun')
const isLogged = isAt('logged', 'withSeniorAdviser', 'helpChosen')
const isWithSeniorAdviser = isAt('withSeniorAdviser', 'helpChosen')
const helpIsChosen = isAt('helpChosen')
const isOpen = isAt('begun', 'logged', 'withSeniorAdviser', 'helpChosen')

const organisationIsKnown: EnquiryRule<BeginEnquiry | SaveEnquiry | LogEnquiry> = (
  _,
  { organisationId },
  { organisation },
) =>
  organisationId !== undefined && organisation === null
    ? reject('PP-1', 'ORGANISATION_UNKNOWN', 'organisationId')
    : undefined

/** A duplicate is warned of: one caller's second enquiry for one organisation may well be another matter. */
const isAnotherMatter: EnquiryRule<LogEnquiry> = (_, __, { callerIsKnown }) =>
  callerIsKnown ? advise('PP-3', 'ENQUIRY_OF_CALLER_IS_OPEN') : undefined

const accountIsSeniorAdviser: EnquiryRule<PassToSeniorAdviser> = (_, __, { namedAccountRoles }) =>
  namedAccountRoles.includes('senior-adviser') ? undefined : reject('PP-3', 'NOT_A_SENIOR_ADVISER', 'accountId')

const practitionerIsOfAProfessionServed: EnquiryRule<RecordCircumstances> = (_, { practitionerProfession }) =>
  practitionerProfession === 'other' ? reject('PP-2', 'PROFESSION_NOT_SERVED', 'practitionerProfession') : undefined

const circumstancesAreRecorded: EnquiryRule<ChooseHelp> = (enquiry) =>
  enquiry?.circumstances ? undefined : reject('PP-6', 'CIRCUMSTANCES_NOT_RECORDED')

const helpIsTheRecommended: EnquiryRule<ChooseHelp> = (enquiry, { help }) =>
  enquiry?.circumstances && recommend(enquiry.circumstances).help !== help
    ? advise('PP-5', 'HELP_IS_NOT_THE_RECOMMENDED')
    : undefined

/** A contact from anywhere is logged; what the service itself offers is for those it works for. */
const organisationIsInScope: EnquiryRule<ChooseHelp> = (enquiry, { help }) => {
  const organisation = enquiry?.contact.organisation
  return help === 'signposted' || (organisation && isInScope(organisation))
    ? undefined
    : reject('PP-1', 'ORGANISATION_OUT_OF_SCOPE', 'help')
}

const helpIsAMediation: EnquiryRule<RecordCaseOpened> = (enquiry) =>
  enquiry?.choice?.help === 'assistedMediation' ? undefined : reject('PP-5', 'HELP_IS_NOT_A_MEDIATION')

const caseIsOfTheOrganisation: EnquiryRule<RecordCaseOpened> = (enquiry, _, { caseOrganisationId }) =>
  caseOrganisationId !== null && enquiry?.contact.organisation?.id === caseOrganisationId
    ? undefined
    : reject('PP-3', 'CASE_UNKNOWN', 'caseReference')

/** Which command must satisfy which rules. */
export const decideEnquiry = decideBy<Enquiry | null, EnquiryCommand, EnquiryContext>({
  beginEnquiry: [organisationIsKnown],
  saveEnquiry: [isBegun, organisationIsKnown],
  logEnquiry: [isBegun, organisationIsKnown, isAnotherMatter],
  passToSeniorAdviser: [isLogged, accountIsSeniorAdviser],
  recordCircumstances: [isWithSeniorAdviser, practitionerIsOfAProfessionServed],
  chooseHelp: [isWithSeniorAdviser, circumstancesAreRecorded, helpIsTheRecommended, organisationIsInScope],
  closeEnquiry: [isOpen],
  recordCaseOpened: [helpIsChosen, helpIsAMediation, caseIsOfTheOrganisation],
})
