import type { Answers } from '@concord/portal-kit/testing'

type Companion = { invitedOn: string; promisedOn: string | null } | null
type Talk = { times: readonly string[]; bookedAt: string | null; declined: boolean } | null
type SafeContact = { channel: string; at: string | null; fromHour: number; untilHour: number } | null

const mine = {
  ownName: 'Amina Inventedová' as string | null,
  organisationName: 'Sampleton Hospitals NHS Trust (invented)',
  answerBy: '2026-03-26T17:00:00.000Z' as string | null,
  agreedOn: null as string | null,
  withdrewOn: null as string | null,
  milestones: [{ name: 'askedToAgree', reachedOn: '2026-03-05' }],
  sharesAgreement: null as boolean | null,
  sharedAgreements: [] as readonly { position: number; agreedOn: string }[],
  safeContact: null as SafeContact,
  outline: {
    isOpen: false,
    handedInAt: null as string | null,
    destroyedBy: null as string | null,
    draft: null as string | null,
    handedIn: null as string | null,
  },
  talk: null as Talk,
  companion: null as Companion,
}
type Mine = typeof mine
const commissioned = {
  ownName: 'Morgan Madeup' as string | null,
  organisationName: mine.organisationName,
  charges: {
    pounds: 1200,
    answer: 'accepted',
    answeredOn: '2026-03-05',
    covers: 'Two mediators for one day, and their travel.',
  } as {
    pounds: number
    answer: 'accepted' | 'declined' | null
    answeredOn: string | null
    covers: string | null
  } | null,
  referred: [
    { position: 1, name: 'Amina Inventedová' as string | null },
    { position: 2, name: 'Robin Fictional' },
  ],
  milestones: mine.milestones,
}
const accompanied = {
  ownName: 'Sam Pretend' as string | null,
  promisedOn: null as string | null,
  milestones: [] as typeof mine.milestones,
}
type Looked = { at: string; who: string; what: string; page: string }
const party = { kind: 'party' }
const toldTogether = { name: 'goingAhead', reachedOn: '2026-03-12' }
const toldOfEnding = { name: 'notGoingAhead', reachedOn: '2026-03-19' }
const nobodys = { myMediation: null, commissionedMediation: null, accompaniedMediation: null }

/** What the operations of a participant's session answer. */
export const participantAnswers = (changes: Partial<Mine> = {}, looked: readonly Looked[] = []) => {
  const myMediation = { ...mine, ...changes }
  const page = { me: party, myMediation }
  return {
    WhoseLink: { me: party, ...nobodys, myMediation: { ownName: mine.ownName } },
    MyMediation: page,
    MySafeContact: page,
    MyDraft: page,
    MyHandedInOutline: page,
    WhoHasLooked: { ...page, whoHasLooked: looked },
  }
}

/** What the operations of a commissioner's session answer. */
export const commissionerAnswers = (changes: Partial<typeof commissioned> = {}) => {
  const page = { me: party, commissionedMediation: { ...commissioned, ...changes } }
  return {
    WhoseLink: { me: party, ...nobodys, commissionedMediation: { ownName: commissioned.ownName } },
    CommissionedMediation: page,
    ChargesCover: page,
  }
}

/** What the operations of a companion's session answer. */
export const companionAnswers = (changes: Partial<typeof accompanied> = {}) => ({
  WhoseLink: { me: party, ...nobodys, accompaniedMediation: { ownName: accompanied.ownName } },
  AccompaniedMediation: { me: party, accompaniedMediation: { ...accompanied, ...changes } },
})

/** Somebody who has agreed, and prepares. */
export const agreed: Partial<Mine> = { agreedOn: '2026-03-06', outline: { ...mine.outline, isOpen: true } }
/** The same with everything answered, chosen and given. */
export const prepared: Partial<Mine> = {
  agreedOn: '2026-03-06',
  sharesAgreement: true,
  safeContact: { channel: 'telephone', at: '07700 900123', fromHour: 18, untilHour: 21 },
  outline: {
    ...mine.outline,
    isOpen: true,
    handedInAt: '2026-03-09T10:42:00.000Z',
    draft: 'It began with the rota.\nI would like us to plan it together.',
    handedIn: 'It began with the rota.',
  },
  talk: {
    times: ['2026-03-16T09:30:00.000Z', '2026-03-17T14:00:00.000Z'],
    bookedAt: '2026-03-16T09:30:00.000Z',
    declined: false,
  },
  companion: { invitedOn: '2026-03-07', promisedOn: '2026-03-08' },
}
export const offeredTalk: Talk = { times: prepared.talk?.times ?? [], bookedAt: null, declined: false }
export const looked: readonly Looked[] = [
  {
    at: '2026-03-13T09:05:00.000Z',
    who: 'A mediator',
    what: 'Outline for the mediators',
    page: '/cases/:reference/outline',
  },
  { at: '2026-03-10T15:30:00.000Z', who: 'Case support', what: 'Safe contact', page: '/cases/:reference/contact' },
]

const asked = mine.milestones
export const milestones = {
  asked,
  goingAhead: [...asked, toldTogether],
  ended: [...asked, toldOfEnding],
  endedLater: [...asked, toldTogether, toldOfEnding],
}

const endless = 'Wolfeschlegelsteinhausenbergerdorffinventedfamily'
export const long = {
  ownName: `Maximiliana Ðorđević ${endless} the Younger of Sampleton-under-Edge`,
  organisationName: `The Sampleton, ${endless} and Districts Integrated Care and Hospitals NHS Foundation Trust (invented)`,
}

const rejected = (rule: string, code: string, message: string, field: string | null = null) => ({
  __typename: 'Rejected',
  rejections: [{ code, rule, message, field }],
})
export const accepted = { __typename: 'Accepted', made: [] }
export const refusals = {
  confidentiality: rejected(
    'AM-5',
    'CONFIDENTIALITY_NOT_AGREED',
    'To take part you need to agree to keep the mediation confidential. If you cannot, you can choose not to take part',
    'keepsConfidentiality',
  ),
  sharing: rejected(
    '',
    'MALFORMED',
    'Say whether the other participants may see that you have signed',
    'sharesAgreement',
  ),
  contact: {
    __typename: 'Rejected',
    rejections: [
      { code: 'MALFORMED', rule: null, message: 'Enter the telephone number', field: 'telephone' },
      {
        code: 'MALFORMED',
        rule: null,
        message: 'Choose a way that nobody at your workplace shares or reads',
        field: 'notAtWork',
      },
      { code: 'MALFORMED', rule: null, message: 'Choose an hour', field: 'fromHour' },
    ],
  },
  outline: rejected('', 'MALFORMED', 'Use 5000 characters or fewer', 'outline'),
  draft: rejected('', 'MALFORMED', 'Use 5000 characters or fewer', 'draft'),
  time: rejected('AM-11', 'TIME_HAS_PASSED', 'Choose a time that is still to come', 'time'),
  companion: rejected('', 'MALFORMED', 'Enter your companion’s full name', 'companion.name'),
  undertaking: rejected(
    'AM-15',
    'SUPPORT_NOT_PROMISED',
    'A companion supports the participant and does not speak for them. If you cannot promise this, you can say that you will not come',
    'supportsOnly',
  ),
  charges: rejected('PP-4', 'CHARGES_ANSWERED_ALREADY', 'The charges have been answered already'),
  ended: rejected('AM-22', 'MEDIATION_HAS_ENDED', 'This mediation has ended, so there is nothing more to do'),
}

/** Invented: 43 characters, as a link's token has. */
export const token = 'aW52ZW50ZWQtdG9rZW4tb2YtZm9ydHktdGhyZWUtMDE'

/** An opaque session, invented. */
export const session = 'a-session-of-somebody-invented'

/** A participant who is asked; every command is accepted, and the right code is 123456. */
export const usualAnswers: Answers = {
  sessions: [session],
  operations: {
    ...participantAnswers(),
    AgreeToMediate: { agreeToMediate: accepted },
    AnswerSharing: { answerSharing: accepted },
    SetSafeContact: { setSafeContact: accepted },
    SaveOutline: { saveOutline: accepted },
    HandInOutline: { handInOutline: accepted },
    BookTalk: { bookTalk: accepted },
    DeclineTalk: { declineTalk: accepted },
    InviteCompanion: { inviteCompanion: accepted },
    DismissCompanion: { dismissCompanion: accepted },
    AcceptCharges: { acceptCharges: accepted },
    DeclineCharges: { declineCharges: accepted },
    GiveUndertaking: { giveUndertaking: accepted },
    DeclineToAccompany: { declineToAccompany: accepted },
    Withdraw: { withdraw: accepted },
  },
  doors: {
    '/sign-in/link/code': () => ({ status: 202 }),
    '/sign-in/link/again': () => ({ status: 202 }),
    '/sign-in/link/complete': ({ code }) =>
      code === '123456'
        ? { status: 200, body: { session, expiresAt: '2026-03-05T19:00:00.000Z' } }
        : { status: 422, body: refusedCodes.wrong },
    '/sign-out': () => ({ status: 204 }),
  },
}

export const refusedCodes = {
  wrong: { problem: 'wrong', message: 'That is not the code that we sent. Check the newest message' },
  expired: { problem: 'expired', message: 'This code can no longer be used. Ask for a new one' },
  tooMany: { problem: 'tooMany', message: 'A wrong code was entered too often. Ask for a new one' },
} as const
