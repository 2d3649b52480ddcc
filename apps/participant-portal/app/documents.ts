import { graphql } from './graphql.ts'

export const whoseLink = graphql(`
  query WhoseLink {
    me { kind }
    myMediation { ownName }
    commissionedMediation { ownName }
  }
`)

export const myMediation = graphql(`
  query MyMediation {
    me { kind }
    toldOfSafety
    myMediation {
      ownName
      organisationName
      answerBy
      agreedOn
      withdrewOn
      milestones { name reachedOn }
      whoCanSee { what readers { who reach } }
    }
  }
`)

export const commissionedMediation = graphql(`
  query CommissionedMediation {
    me { kind }
    addressedDisclosures { reference sentOn acknowledgedOn }
    commissionedMediation {
      ownName
      organisationName
      referred { position name }
      milestones { name reachedOn }
      whoCanSee { what readers { who reach } }
    }
  }
`)

export const agreeToMediate = graphql(`
  mutation AgreeToMediate($submissionId: ID!, $input: AgreeToMediateInput!) {
    agreeToMediate(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const withdraw = graphql(`
  mutation Withdraw($submissionId: ID!) {
    withdraw(submissionId: $submissionId) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const addressedDisclosure = graphql(`
  query AddressedDisclosure($reference: String!) {
    me { kind }
    addressedDisclosure(reference: $reference) { reference ground extract expectedAction sentOn acknowledgedOn }
  }
`)

export const toldOfSafety = graphql(`
  query ToldOfSafety {
    me { kind }
    toldOfSafety
  }
`)

export const acknowledgeDisclosure = graphql(`
  mutation AcknowledgeDisclosure($submissionId: ID!, $reference: String!) {
    acknowledgeDisclosure(submissionId: $submissionId, reference: $reference) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)
