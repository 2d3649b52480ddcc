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
    me { kind displayName }
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
