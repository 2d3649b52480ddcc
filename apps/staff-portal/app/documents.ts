import { graphql } from './graphql.ts'

export const mediationList = graphql(`
  query MediationList($first: Int!, $after: String) {
    me { kind displayName roles }
    mediations(first: $first, after: $after) {
      nodes { reference organisationName stage waitingSentence openedOn }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const mediationPage = graphql(`
  query MediationPage($reference: String!) {
    me { kind displayName roles }
    mediation(reference: $reference) {
      reference
      organisationName
      stage
      openedOn
      waitingSentence
      openedBy
      adviser
      caseSupport
      mayRead
      mayDo
      concern { profession conductIsPart }
      suitability { jointProblem willingness notContractual notFormal noOtherRelationship fitToAttend }
      charges { pounds putOn answer answeredOn }
      reasons { number rule givenOn }
      mediators { standing colleague { displayName } }
      commissioner { name email }
      participants {
        position
        name
        email
        agreementReceived
        agreedOn
        reachable
        sharesAgreement
        safeContact { channel fromHour untilHour }
        outlineReceivedOn
        talk { times bookedAt declined }
        companion { position name email invitedOn promisedOn }
      }
      tasks { kind occurrence position what dueAt }
      withdrawalsTold { position toldOn channel }
      timeline { at what who }
    }
  }
`)

export const mediationContacts = graphql(`
  query MediationContacts($reference: String!) {
    me { kind displayName roles }
    mediation(reference: $reference) {
      reference
      organisationName
      stage
      waitingSentence
      commissioner { name email }
      participants { position name email }
    }
  }
`)

export const organisationList = graphql(`
  query OrganisationList {
    me { kind displayName roles }
    organisations { id name nation }
    caseSupporters { id displayName }
  }
`)

export const openMediation = graphql(`
  mutation OpenMediation($submissionId: ID!, $input: OpenMediationInput!) {
    openMediation(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const correctContactDetails = graphql(`
  mutation CorrectContactDetails($submissionId: ID!, $input: CorrectContactDetailsInput!) {
    correctContactDetails(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const enquiryList = graphql(`
  query EnquiryList($first: Int!, $after: String) {
    me { kind displayName roles }
    enquiries(first: $first, after: $after) {
      nodes { reference organisationName stage waitingSentence openedOn }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const enquiryPage = graphql(`
  query EnquiryPage($reference: String!) {
    me { kind displayName roles }
    enquiry(reference: $reference) {
      reference
      organisationName
      stage
      openedOn
      waitingSentence
      channel
      callerName
      callerEmail
      about
      anotherMatter
      circumstances {
        practitionerProfession conductIsPart difficultyWorkingTogether specificMatters localAttemptsFailed teamBarriers note
      }
      recommendation { help because askAgain }
      help
      reason
      outcome
      caseReference
      closingNote
      steps { at what who }
      mayDo
      whoCanSee { what readers { who reach } }
    }
  }
`)

export const enquiryContact = graphql(`
  query EnquiryContact($reference: String!) {
    me { kind displayName roles }
    organisations { id name nation }
    enquiry(reference: $reference) { reference organisationId channel callerName callerEmail about mayDo }
  }
`)

export const enquiryForPassingOn = graphql(`
  query EnquiryForPassingOn($reference: String!) {
    me { kind displayName roles }
    seniorAdvisers { id displayName }
    enquiry(reference: $reference) { reference mayDo }
  }
`)

export const enquiryCircumstances = graphql(`
  query EnquiryCircumstances($reference: String!) {
    me { kind displayName roles }
    enquiry(reference: $reference) {
      reference
      mayDo
      circumstances {
        practitionerProfession conductIsPart difficultyWorkingTogether specificMatters localAttemptsFailed teamBarriers note
      }
    }
  }
`)

export const enquiryRecommendation = graphql(`
  query EnquiryRecommendation($reference: String!) {
    me { kind displayName roles }
    enquiry(reference: $reference) { reference mayDo help recommendation { help because askAgain } }
  }
`)

export const enquiryStanding = graphql(`
  query EnquiryStanding($reference: String!) {
    me { kind displayName roles }
    enquiry(reference: $reference) { reference mayDo help }
  }
`)

export const mediationFromEnquiry = graphql(`
  query MediationFromEnquiry($reference: String!) {
    me { kind displayName roles }
    organisations { id name nation }
    caseSupporters { id displayName }
    enquiry(reference: $reference) {
      reference
      organisationId
      callerName
      callerEmail
      circumstances { practitionerProfession conductIsPart }
    }
  }
`)

export const beginEnquiry = graphql(`
  mutation BeginEnquiry($submissionId: ID!, $input: EnquiryContactInput!) {
    beginEnquiry(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const saveEnquiry = graphql(`
  mutation SaveEnquiry($submissionId: ID!, $reference: String!, $input: EnquiryContactInput!) {
    saveEnquiry(submissionId: $submissionId, reference: $reference, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const logEnquiry = graphql(`
  mutation LogEnquiry($submissionId: ID!, $reference: String!, $input: EnquiryContactInput!) {
    logEnquiry(submissionId: $submissionId, reference: $reference, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const passToSeniorAdviser = graphql(`
  mutation PassToSeniorAdviser($submissionId: ID!, $reference: String!, $accountId: String!) {
    passToSeniorAdviser(submissionId: $submissionId, reference: $reference, accountId: $accountId) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const recordCircumstances = graphql(`
  mutation RecordCircumstances($submissionId: ID!, $reference: String!, $input: EnquiryCircumstancesInput!) {
    recordCircumstances(submissionId: $submissionId, reference: $reference, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const chooseHelp = graphql(`
  mutation ChooseHelp($submissionId: ID!, $reference: String!, $input: HelpChoiceInput!) {
    chooseHelp(submissionId: $submissionId, reference: $reference, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const recordCaseOpened = graphql(`
  mutation RecordCaseOpened($submissionId: ID!, $reference: String!, $caseReference: String!) {
    recordCaseOpened(submissionId: $submissionId, reference: $reference, caseReference: $caseReference) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const closeEnquiry = graphql(`
  mutation CloseEnquiry($submissionId: ID!, $reference: String!, $input: EnquiryClosingInput!) {
    closeEnquiry(submissionId: $submissionId, reference: $reference, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const whoReports = graphql(`
  query WhoReports {
    me { kind displayName roles }
  }
`)

export const openDisclosures = graphql(`
  query OpenDisclosures {
    me { kind displayName roles }
    openDisclosures { reference begunOn stage waitingSentence ownWriting }
  }
`)

export const disclosurePage = graphql(`
  query DisclosurePage($reference: String!) {
    me { kind displayName roles }
    disclosure(reference: $reference) {
      reference
      begunOn
      stage
      waitingSentence
      ownWriting
      ownView
      ownReason
      viewedOn
      acknowledgedOn
      participants
      thirdPartyToTell
      content { ground extract expectedAction thirdPartyName thirdPartyReached reasonsNotToTell }
      whoCanSee { what readers { who reach } }
    }
  }
`)

export const beginDisclosure = graphql(`
  mutation BeginDisclosure($submissionId: ID!, $mediation: String!, $input: BeginDisclosureInput!) {
    beginDisclosure(submissionId: $submissionId, mediation: $mediation, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const viewDisclosure = graphql(`
  mutation ViewDisclosure($submissionId: ID!, $reference: String!) {
    viewDisclosure(submissionId: $submissionId, reference: $reference) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const doNotTell = graphql(`
  mutation DoNotTell($submissionId: ID!, $reference: String!, $reason: String!) {
    doNotTell(submissionId: $submissionId, reference: $reference, reason: $reason) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const recordThirdPartyTold = graphql(`
  mutation RecordThirdPartyTold($submissionId: ID!, $reference: String!) {
    recordThirdPartyTold(submissionId: $submissionId, reference: $reference) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const mediationWork = graphql(`
  query MediationWork($reference: String!) {
    me { kind displayName roles }
    mediation(reference: $reference) {
      reference
      stage
      mayDo
      suitability { jointProblem willingness notContractual notFormal noOtherRelationship fitToAttend }
      mediators { standing colleague { id displayName } }
      participants { position name safeContact { channel fromHour untilHour } talk { times bookedAt declined } }
      tasks { kind occurrence position what dueAt }
    }
  }
`)

export const putChargesPage = graphql(`
  query PutChargesPage($reference: String!) {
    me { kind displayName roles }
    mediation(reference: $reference) {
      reference
      mayDo
      suitability { jointProblem willingness notContractual notFormal noOtherRelationship fitToAttend }
      charges { pounds putOn answer answeredOn covers }
    }
  }
`)

export const caseSupportChoice = graphql(`
  query CaseSupportChoice($reference: String!) {
    me { kind displayName roles }
    mediation(reference: $reference) { reference mayDo caseSupport }
    caseSupporters { id displayName }
  }
`)

export const mediatorChoice = graphql(`
  query MediatorChoice($reference: String!) {
    me { kind displayName roles }
    mediation(reference: $reference) { reference mayDo mediators { standing colleague { id } } }
    registeredMediators { mediator { id displayName } accreditedUntil openCases mostCases away { from until } }
  }
`)

export const oneOutline = graphql(`
  query OneOutline($reference: String!, $position: Int!) {
    me { kind displayName roles }
    mediation(reference: $reference) {
      reference
      outline(position: $position)
      participants { position name outlineReceivedOn }
    }
  }
`)

export const oneSafeContact = graphql(`
  query OneSafeContact($reference: String!, $position: Int!) {
    me { kind displayName roles }
    mediation(reference: $reference) {
      reference
      safeContactAt(position: $position)
      participants { position name safeContact { channel fromHour untilHour } }
    }
  }
`)

export const oneReason = graphql(`
  query OneReason($reference: String!, $number: Int!) {
    me { kind displayName roles }
    mediation(reference: $reference) { reference reason(number: $number) reasons { number rule givenOn } }
  }
`)

export const proposalList = graphql(`
  query ProposalList {
    me { kind displayName roles }
    proposals { reference organisationName answered answerBy }
  }
`)

export const proposalPage = graphql(`
  query ProposalPage($reference: String!) {
    me { kind displayName roles }
    proposal(reference: $reference) { reference organisationName answered answerBy names }
  }
`)

export const whoAmI = graphql(`
  query WhoAmI {
    me { kind displayName roles }
  }
`)

export const ownConnections = graphql(`
  query OwnConnections {
    me { kind displayName roles }
    myConnections { number declaredOn }
  }
`)

export const ownConnection = graphql(`
  query OwnConnection($number: Int!) {
    me { kind displayName roles }
    myConnection(number: $number) { number declaredOn name email }
  }
`)

export const mediatorRegister = graphql(`
  query MediatorRegister {
    me { kind displayName roles }
    registeredMediators {
      mediator { id displayName }
      accreditedUntil
      daysLeft
      openCases
      mostCases
      away { from until }
    }
  }
`)

export const mediatorsToRegister = graphql(`
  query MediatorsToRegister {
    me { kind displayName roles }
    mediatorsToRegister { id displayName }
  }
`)

export const mediatorEntry = graphql(`
  query MediatorEntry($mediatorId: String!) {
    me { kind displayName roles }
    registeredMediator(mediatorId: $mediatorId) {
      mediator { id displayName }
      registeredOn
      accreditedUntil
      daysLeft
      openCases
      mostCases
      away { from until }
    }
  }
`)

export const mediatorAccreditation = graphql(`
  query MediatorAccreditation($mediatorId: String!) {
    me { kind displayName roles }
    registeredMediator(mediatorId: $mediatorId) { mediator { id displayName } accreditedUntil }
    accreditation(mediatorId: $mediatorId)
  }
`)

export const addParticipant = graphql(`
  mutation AddParticipant($submissionId: ID!, $reference: String!, $input: AddParticipantInput!) {
    addParticipant(submissionId: $submissionId, reference: $reference, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const answerSuitability = graphql(`
  mutation AnswerSuitability($submissionId: ID!, $reference: String!, $input: SuitabilityInput!) {
    answerSuitability(submissionId: $submissionId, reference: $reference, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const putCharges = graphql(`
  mutation PutCharges($submissionId: ID!, $reference: String!, $input: PutChargesInput!) {
    putCharges(submissionId: $submissionId, reference: $reference, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const assignMediators = graphql(`
  mutation AssignMediators($submissionId: ID!, $reference: String!, $input: AssignMediatorsInput!) {
    assignMediators(submissionId: $submissionId, reference: $reference, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const offerTalk = graphql(`
  mutation OfferTalk($submissionId: ID!, $reference: String!, $input: OfferTalkInput!) {
    offerTalk(submissionId: $submissionId, reference: $reference, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const recordWithdrawal = graphql(`
  mutation RecordWithdrawal($submissionId: ID!, $reference: String!, $input: RecordWithdrawalInput!) {
    recordWithdrawal(submissionId: $submissionId, reference: $reference, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const recordTold = graphql(`
  mutation RecordTold($submissionId: ID!, $reference: String!, $input: RecordToldInput!) {
    recordTold(submissionId: $submissionId, reference: $reference, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const assignCaseSupport = graphql(`
  mutation AssignCaseSupport($submissionId: ID!, $reference: String!, $accountId: String!) {
    assignCaseSupport(submissionId: $submissionId, reference: $reference, accountId: $accountId) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const proposeMediator = graphql(`
  mutation ProposeMediator($submissionId: ID!, $reference: String!, $mediatorId: String!) {
    proposeMediator(submissionId: $submissionId, reference: $reference, mediatorId: $mediatorId) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const declareNoConnection = graphql(`
  mutation DeclareNoConnection($submissionId: ID!, $reference: String!) {
    declareNoConnection(submissionId: $submissionId, reference: $reference) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const declareConnection = graphql(`
  mutation DeclareConnection($submissionId: ID!, $reference: String!) {
    declareConnection(submissionId: $submissionId, reference: $reference) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const registerMediator = graphql(`
  mutation RegisterMediator($submissionId: ID!, $input: RegisterMediatorInput!) {
    registerMediator(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const renewAccreditation = graphql(`
  mutation RenewAccreditation($submissionId: ID!, $mediatorId: String!, $input: RenewAccreditationInput!) {
    renewAccreditation(submissionId: $submissionId, mediatorId: $mediatorId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const setAvailability = graphql(`
  mutation SetAvailability($submissionId: ID!, $mediatorId: String!, $input: AvailabilityInput!) {
    setAvailability(submissionId: $submissionId, mediatorId: $mediatorId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const declareConnectionTo = graphql(`
  mutation DeclareConnectionTo($submissionId: ID!, $input: DeclareConnectionToInput!) {
    declareConnectionTo(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)
