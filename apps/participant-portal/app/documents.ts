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
