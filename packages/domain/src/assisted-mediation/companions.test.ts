import { describe, expect, test } from 'vitest'
import { aMediation, contextOf, inEngland, participant, type Story, somebody } from '../testing/a-mediation.ts'
import { isAccepted, isRefused } from '../testing/evidence.ts'
import type { Actor, MediationCommand } from './index.ts'
import {
  decide,
  evolve,
  grantsOf,
  mediationCommandSchemas,
  milestonesOf,
  promisesOf,
  undertakingWords,
} from './index.ts'

const said = (one: Story, actor: Actor, command: MediationCommand) =>
  decide(one.state, command, contextOf(actor, one.now))
const invite = { name: 'inviteCompanion', companion: somebody } as const
const dismiss = { name: 'dismissCompanion' } as const
const companion: Actor = { kind: 'party', id: 'companion' }
const undertaking = {
  name: 'giveUndertaking',
  keepsConfidentiality: true,
  supportsOnly: true,
  individualMeetingOnly: true,
} as const
const decline = { name: 'declineToAccompany' } as const
const owed = (one: Story) =>
  promisesOf(one.state)
    .filter(({ partyId }) => partyId === 'companion')
    .map(({ kind, occurrence, dueAt }) => `${kind} ${occurrence} ${dueAt}`)
const rights = (one: Story) =>
  grantsOf(one.state)
    .filter(({ subject }) => subject === 'companion')
    .map(({ verb, dataClass, validUntil }) => `${verb} ${dataClass}${validUntil ? ` until ${validUntil}` : ''}`)
    .sort()
const signed = aMediation().sent().agreedBy(1)
const invited = signed.then(participant(1), invite)

describe('AM-15: a representative or companion agrees in writing to the confidentiality, and supports without speaking', () => {
  test('all three promises, or none is given', () => {
    isAccepted(said(invited, companion, undertaking), 'AM-15')
    expect(Object.keys(undertakingWords.promises)).toEqual(Object.keys(mediationCommandSchemas.giveUndertaking.shape))
    for (const [promise, code] of [
      ['keepsConfidentiality', 'CONFIDENTIALITY_NOT_PROMISED'],
      ['supportsOnly', 'SUPPORT_NOT_PROMISED'],
      ['individualMeetingOnly', 'INDIVIDUAL_MEETING_NOT_PROMISED'],
    ] as const) {
      const broken = said(invited, companion, { ...undertaking, [promise]: false })
      isRefused(broken, 'AM-15', code)
      expect(broken.map(({ field }) => field)).toEqual([promise])
    }
  })
  test('by the companion alone, once', () => {
    isRefused(said(invited, participant(1), undertaking), 'AM-15', 'NOT_A_COMPANION')
    const given = invited.then(companion, undertaking)
    expect(given.state.companions[0]?.undertookAt).toBe(given.now)
    isRefused(said(given, companion, undertaking), 'AM-15', 'UNDERTAKING_GIVEN_ALREADY')
  })
  test('who declined or was let go gives none', () => {
    isAccepted(said(invited, companion, decline), 'AM-15')
    isRefused(said(invited.then(companion, decline), companion, undertaking), 'AM-15', 'NOT_A_COMPANION')
    isRefused(said(invited.then(participant(1), dismiss), companion, undertaking), 'AM-15', 'NOT_A_COMPANION')
  })
})

describe('AM-15: each participant invites one companion at a time, of their own', () => {
  test('once they have agreed themselves', () => {
    isRefused(said(signed, participant(2), invite), 'AM-10', 'AGREE_FIRST')
    isAccepted(said(signed, participant(1), invite), 'AM-15')
  })
  test('a second only after the first was let go or declined; another participant’s does not count', () => {
    isRefused(said(invited, participant(1), invite), 'AM-15', 'COMPANION_INVITED_ALREADY')
    isAccepted(said(invited.then(participant(1), dismiss), participant(1), invite), 'AM-15')
    isAccepted(said(invited.then(companion, decline), participant(1), invite), 'AM-15')
    isAccepted(said(invited.agreedBy(2), participant(2), invite), 'AM-15')
    isRefused(said(signed, participant(1), dismiss), 'AM-15', 'NO_COMPANION')
    isRefused(said(invited.agreedBy(2), participant(2), dismiss), 'AM-15', 'NO_COMPANION')
  })
  test('the second is another companion, counted on', () => {
    const { state, now } = invited.then(participant(1), dismiss)
    const made = contextOf(participant(1), now, inEngland, { made: () => 'second' })
    expect(
      evolve(state, invite, made).companions.map(({ partyId, occurrence, leftAt }) => [partyId, occurrence, leftAt]),
    ).toEqual([
      ['companion', 1, now],
      ['second', 2, null],
    ])
  })
})

describe('AM-15: a companion’s own link, and what is their own', () => {
  const own = ['Ro AG', 'Ro ID', 'Ro WF', 'do declineToAccompany', 'do giveUndertaking']
  test('an invitation, anew to a corrected address, and none once they have answered', () => {
    expect(owed(invited)).toEqual(['companionInvitation 1 2026-03-02T10:00:00.000Z'])
    const correction = { name: 'correctContactDetails', partyId: 'companion', email: somebody.email } as const
    expect(owed(invited.sent().then({ kind: 'staff', id: 's' }, correction))).toEqual([
      'companionInvitation 2 2026-03-02T10:00:00.000Z',
    ])
    expect(owed(invited.then(companion, undertaking))).toEqual([])
    expect(owed(invited.then(companion, decline))).toEqual([])
    expect(owed(invited.then(participant(1), dismiss))).toEqual([])
  })
  test('they read their own, and nothing once they have left', () => {
    expect(rights(invited)).toEqual(own)
    expect(rights(invited.then(companion, decline))).toEqual([])
    expect(rights(invited.then(participant(1), dismiss))).toEqual([])
  })
  test('they are never told that all have agreed, of whom they know one', () => {
    const agreed = invited.then(companion, undertaking).agreedBy(2)
    expect(agreed.state.stage).toBe('agreed')
    expect(owed(agreed)).toEqual([])
    expect(milestonesOf(agreed.state).filter(({ partyId }) => partyId === 'companion')).toEqual([])
  })
})

describe('AM-22: a companion learns of an ending when everybody does', () => {
  const at5 = '2026-03-02T17:00:00.000Z'
  const ended = invited.sent().withdrawnBy(2)
  test('by a message and on their page, at 5pm; who was never reached, not at all', () => {
    expect(owed(ended)).toEqual([`endingNotice 1 ${at5}`])
    expect(milestonesOf(ended.state).filter(({ partyId }) => partyId === 'companion')).toEqual([
      { partyId: 'companion', milestone: 'notGoingAhead', reachedOn: '2026-03-02', visibleFrom: at5 },
    ])
    expect(owed(invited.withdrawnBy(2))).toEqual([])
    expect(owed(invited.sent().then(companion, decline).withdrawnBy(2))).toEqual([])
  })
  test('until then their acts are taken, and the participant’s', () => {
    expect(rights(ended)).toEqual([
      'Ro AG',
      'Ro ID',
      'Ro WF',
      `do declineToAccompany until ${at5}`,
      `do giveUndertaking until ${at5}`,
    ])
    expect(said(ended, companion, undertaking)).toEqual([])
    expect(said(ended, companion, decline)).toEqual([])
    expect(said(ended, participant(1), dismiss)).toEqual([])
    isRefused(said(ended.at(at5), companion, undertaking), 'AM-22', 'MEDIATION_HAS_ENDED')
    isRefused(said(ended.at(at5), participant(1), dismiss), 'AM-22', 'MEDIATION_HAS_ENDED')
  })
})
