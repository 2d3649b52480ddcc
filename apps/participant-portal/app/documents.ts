import { graphql } from './graphql.ts'

export const whoseLink = graphql(`
  query WhoseLink {
    me { kind }
    myMediation { ownName }
    commissionedMediation { ownName }
    accompaniedMediation { ownName }
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
      sharesAgreement
      sharedAgreements { position agreedOn }
      safeContact { channel }
      outline { isOpen handedInAt destroyedBy }
      talk { times bookedAt declined }
      companion { invitedOn promisedOn }
    }
  }
`)

export const mySafeContact = graphql(`
  query MySafeContact {
    me { kind }
    myMediation {
      agreedOn
      withdrewOn
      milestones { name reachedOn }
      safeContact { channel at fromHour untilHour }
    }
  }
`)

export const myDraft = graphql(`
  query MyDraft {
    me { kind }
    myMediation {
      agreedOn
      withdrewOn
      milestones { name reachedOn }
      outline { isOpen handedInAt draft }
    }
  }
`)

export const myHandedInOutline = graphql(`
  query MyHandedInOutline {
    me { kind }
    myMediation { outline { handedInAt handedIn } }
  }
`)

export const whoHasLooked = graphql(`
  query WhoHasLooked {
    me { kind }
    myMediation { ownName }
    whoHasLooked { at who what page }
  }
`)

export const commissionedMediation = graphql(`
  query CommissionedMediation {
    me { kind }
    commissionedMediation {
      ownName
      organisationName
      charges { pounds answer answeredOn }
      referred { position name }
      milestones { name reachedOn }
    }
  }
`)

export const chargesCover = graphql(`
  query ChargesCover {
    me { kind }
    commissionedMediation {
      organisationName
      charges { pounds answer covers }
      milestones { name reachedOn }
    }
  }
`)

export const accompaniedMediation = graphql(`
  query AccompaniedMediation {
    me { kind }
    accompaniedMediation { ownName promisedOn milestones { name reachedOn } }
  }
`)

export const acceptCharges = graphql(`
  mutation AcceptCharges($submissionId: ID!) {
    acceptCharges(submissionId: $submissionId) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const declineCharges = graphql(`
  mutation DeclineCharges($submissionId: ID!) {
    declineCharges(submissionId: $submissionId) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
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

export const answerSharing = graphql(`
  mutation AnswerSharing($submissionId: ID!, $input: AnswerSharingInput!) {
    answerSharing(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const setSafeContact = graphql(`
  mutation SetSafeContact($submissionId: ID!, $input: SetSafeContactInput!) {
    setSafeContact(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const saveOutline = graphql(`
  mutation SaveOutline($submissionId: ID!, $input: SaveOutlineInput!) {
    saveOutline(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const handInOutline = graphql(`
  mutation HandInOutline($submissionId: ID!, $input: HandInOutlineInput!) {
    handInOutline(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const bookTalk = graphql(`
  mutation BookTalk($submissionId: ID!, $input: BookTalkInput!) {
    bookTalk(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const declineTalk = graphql(`
  mutation DeclineTalk($submissionId: ID!) {
    declineTalk(submissionId: $submissionId) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const inviteCompanion = graphql(`
  mutation InviteCompanion($submissionId: ID!, $input: InviteCompanionInput!) {
    inviteCompanion(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const dismissCompanion = graphql(`
  mutation DismissCompanion($submissionId: ID!) {
    dismissCompanion(submissionId: $submissionId) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const giveUndertaking = graphql(`
  mutation GiveUndertaking($submissionId: ID!, $input: GiveUndertakingInput!) {
    giveUndertaking(submissionId: $submissionId, input: $input) {
      __typename
      ... on Accepted { made { name reference } }
      ... on Rejected { rejections { code rule message field } }
    }
  }
`)

export const declineToAccompany = graphql(`
  mutation DeclineToAccompany($submissionId: ID!) {
    declineToAccompany(submissionId: $submissionId) {
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
