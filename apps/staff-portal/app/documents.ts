import { graphql } from './graphql.ts'

export const mediationList = graphql(`
  query MediationList($first: Int!, $after: String) {
    me { kind displayName }
    mediations(first: $first, after: $after) {
      nodes { reference organisationName stage waitingSentence openedOn }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const mediationPage = graphql(`
  query MediationPage($reference: String!) {
    me { kind displayName }
    mediation(reference: $reference) {
      reference
      organisationName
      stage
      openedOn
      waitingSentence
      commissioner { name email }
      participants { position name email agreementReceived agreedOn reachable }
      timeline { at what who }
      whoCanSee { what readers { who reach } }
    }
  }
`)

export const mediationContacts = graphql(`
  query MediationContacts($reference: String!) {
    me { kind displayName }
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
    me { kind displayName }
    organisations { id name nation }
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
    me { kind displayName }
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
    me { kind displayName }
    organisations { id name nation }
    enquiry(reference: $reference) { reference organisationId channel callerName callerEmail about mayDo }
  }
`)

export const enquiryForPassingOn = graphql(`
  query EnquiryForPassingOn($reference: String!) {
    me { kind displayName }
    seniorAdvisers { id displayName }
    enquiry(reference: $reference) { reference mayDo }
  }
`)

export const enquiryCircumstances = graphql(`
  query EnquiryCircumstances($reference: String!) {
    me { kind displayName }
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
    me { kind displayName }
    enquiry(reference: $reference) { reference mayDo help recommendation { help because askAgain } }
  }
`)

export const enquiryStanding = graphql(`
  query EnquiryStanding($reference: String!) {
    me { kind displayName }
    enquiry(reference: $reference) { reference mayDo help }
  }
`)

export const mediationFromEnquiry = graphql(`
  query MediationFromEnquiry($reference: String!) {
    me { kind displayName }
    organisations { id name nation }
    enquiry(reference: $reference) { reference organisationId callerName callerEmail }
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
