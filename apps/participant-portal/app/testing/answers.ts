import type { Answers } from '@concord/portal-kit/testing'
import { readersByPolicy } from '@concord/portal-kit/who-can-see'
import { disclosureAnswers } from './disclosures.ts'

const mine = {
  ownName: 'Amina Inventedová' as string | null,
  organisationName: 'Sampleton Hospitals NHS Trust (invented)',
  answerBy: '2026-03-26T17:00:00.000Z' as string | null,
  agreedOn: null as string | null,
  withdrewOn: null as string | null,
  milestones: [{ name: 'askedToAgree', reachedOn: '2026-03-05' }],
  whoCanSee: readersByPolicy(),
}
const commissioned = {
  ownName: 'Morgan Madeup' as string | null,
  organisationName: mine.organisationName,
  referred: [
    { position: 1, name: 'Amina Inventedová' as string | null },
    { position: 2, name: 'Robin Fictional' },
  ],
  milestones: mine.milestones,
  whoCanSee: mine.whoCanSee,
}
const party = { kind: 'party' }
const toldTogether = { name: 'goingAhead', reachedOn: '2026-03-12' }
const toldOfEnding = { name: 'notGoingAhead', reachedOn: '2026-03-19' }

/** What the operations of a participant's session answer. */
export const participantAnswers = (changes: Partial<typeof mine> = {}) => ({
  WhoseLink: { me: party, myMediation: { ownName: mine.ownName }, commissionedMediation: null },
  MyMediation: { me: party, toldOfSafety: [] as string[], myMediation: { ...mine, ...changes } },
})

/** What the operations of a commissioner's session answer. */
export const commissionerAnswers = (changes: Partial<typeof commissioned> = {}) => ({
  WhoseLink: { me: party, myMediation: null, commissionedMediation: { ownName: commissioned.ownName } },
  CommissionedMediation: {
    me: party,
    addressedDisclosures: [] as object[],
    commissionedMediation: { ...commissioned, ...changes },
  },
})

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
    Withdraw: { withdraw: accepted },
    ...disclosureAnswers,
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
