import {
  agreementWords,
  type Mediation,
  type MediatorStanding,
  milestonesOf,
  partnerMilestonesOf,
  sharedAgreementsOf,
  waitingFactsOf,
} from '@concord/domain/assisted-mediation'
import { v5 } from 'uuid'
import type { KeptTable } from '../performing/kept-tables.ts'

const mediationRow = (mediation: Mediation) => {
  const waiting = waitingFactsOf(mediation)
  return {
    root_id: mediation.id,
    reference: mediation.reference,
    organisation_id: mediation.organisation.id,
    nation: mediation.organisation.nation,
    stage: mediation.stage,
    opened_at: mediation.openedAt,
    opened_by: mediation.openedBy,
    adviser: mediation.adviser,
    case_support: mediation.caseSupport,
    enquiry_id: mediation.enquiryId,
    asked_at: mediation.askedAt,
    agreement_due_at: mediation.agreementDueAt,
    going_ahead_told_at: mediation.goingAheadToldAt,
    ending: mediation.ending?.kind ?? null,
    ended_at: mediation.ending?.at ?? null,
    ending_told_at: mediation.ending?.toldAt ?? null,
    waiting_charges: waiting.charges,
    waiting_agreed: waiting.agreed,
    waiting_of: waiting.of,
    waiting_to_tell: waiting.toTellFrom,
    waiting_talks: waiting.talksToOffer,
    next_reminder_at: waiting.nextReminderAt,
    unreachable: waiting.unreachable,
  }
}

/** What others may know of a mediator: a proposal that lapsed and a connection look the same (ACCESS, People and cases). */
const shownStanding: Readonly<Record<MediatorStanding, string>> = {
  proposed: 'proposed',
  clear: 'clear',
  assigned: 'assigned',
  replaced: 'replaced',
  connected: 'notAvailable',
  lapsed: 'notAvailable',
}

/** Where companions stand in the order of people: after everybody who takes part, by whom they support. */
const companionPosition = (participantPosition: number, occurrence: number): number =>
  100 * occurrence + participantPosition

const everybodyOf = (mediation: Mediation) => [
  { ...mediation.commissioner, position: 0, role: 'commissioner', withdrewAt: null, outlineDestroyedAt: null },
  ...mediation.participants.map((one) => ({
    ...one,
    role: 'participant',
    outlineDestroyedAt: one.outline.destroyedAt,
  })),
  ...mediation.companions.map((one) => ({
    ...one,
    role: 'companion',
    position: companionPosition(
      mediation.participants.find(({ partyId }) => partyId === one.participantId)?.position ?? 0,
      one.occurrence,
    ),
    withdrewAt: one.leftAt,
    outlineDestroyedAt: null,
  })),
]

/** The tables of the whole: where it stands, who is asked, what everybody may know. */
const ofTheWhole: readonly KeptTable<Mediation>[] = [
  { name: 'mediation', key: 'root_id', rows: (mediation) => [mediationRow(mediation)] },
  {
    name: 'concern',
    key: 'root_id',
    rows: ({ id, concern }) => [
      { root_id: id, profession: concern.profession, conduct_is_part: concern.conductIsPart },
    ],
  },
  {
    name: 'suitability',
    key: 'root_id',
    rows: ({ id, suitability }) =>
      suitability
        ? [
            {
              root_id: id,
              joint_problem: suitability.jointProblem,
              willingness: suitability.willingness,
              not_contractual: suitability.notContractual,
              not_formal: suitability.notFormal,
              no_other_relationship: suitability.noOtherRelationship,
              fit_to_attend: suitability.fitToAttend,
              answered_at: suitability.answeredAt,
            },
          ]
        : [],
  },
  {
    name: 'charges',
    key: 'root_id',
    rows: ({ id, charges, commissioner }) =>
      charges
        ? [
            {
              root_id: id,
              owner_id: commissioner.partyId,
              version: charges.version,
              pounds: charges.pounds,
              covers_text_id: charges.covers.textId,
              covers_length: charges.covers.length,
              put_at: charges.putAt,
              remind_at: charges.remindAt,
              answer: charges.answer,
              answered_at: charges.answeredAt,
            },
          ]
        : [],
  },
  {
    name: 'milestone',
    key: 'owner_id, milestone',
    replaced: true,
    rows: (mediation) =>
      milestonesOf(mediation).map(({ partyId, milestone, reachedOn, visibleFrom }) => ({
        owner_id: partyId,
        root_id: mediation.id,
        milestone,
        reached_on: reachedOn,
        visible_from: visibleFrom,
      })),
  },
  {
    // What the organisation's own systems may read, by a reference that stands nowhere else.
    name: 'partner_mediation',
    key: 'root_id, milestone',
    replaced: true,
    rows: (mediation) =>
      partnerMilestonesOf(mediation, v5(`partner-reference/${mediation.organisation.id}`, mediation.id)).map((one) => ({
        root_id: mediation.id,
        owner_id: mediation.organisation.id,
        partner_reference: one.reference,
        milestone: one.milestone,
        reached_month: one.reachedMonth,
        visible_from: one.visibleFrom,
        visible_until: one.visibleUntil,
      })),
  },
  {
    name: 'shared_agreement',
    key: 'owner_id, of_position',
    replaced: true,
    rows: (mediation) =>
      sharedAgreementsOf(mediation).map(({ readerId, ofPosition, agreedOn, visibleFrom }) => ({
        owner_id: readerId,
        root_id: mediation.id,
        of_position: ofPosition,
        agreed_on: agreedOn,
        visible_from: visibleFrom,
      })),
  },
]

const ofTheMediators: readonly KeptTable<Mediation>[] = [
  {
    name: 'mediator_place',
    key: 'root_id, mediator_id',
    rows: ({ id, mediators }) =>
      mediators.map(({ mediatorId, occurrence, standing, proposedAt, lapsesAt, served }) => ({
        root_id: id,
        mediator_id: mediatorId,
        occurrence,
        standing,
        proposed_at: proposedAt,
        lapses_at: lapsesAt,
        served,
      })),
  },
  {
    name: 'mediator_standing',
    key: 'root_id, mediator_id',
    rows: ({ id, mediators }) =>
      mediators.map(({ mediatorId, standing }) => ({
        root_id: id,
        mediator_id: mediatorId,
        standing: shownStanding[standing],
      })),
  },
  {
    name: 'mediator_proposal',
    key: 'owner_id, root_id',
    replaced: true,
    rows: (mediation) =>
      mediation.mediators
        .filter(({ standing }) => standing === 'proposed' || standing === 'clear')
        .map(({ mediatorId, standing, lapsesAt }) => ({
          owner_id: mediatorId,
          root_id: mediation.id,
          reference: mediation.reference,
          organisation_id: mediation.organisation.id,
          answered: standing === 'clear',
          answer_by: lapsesAt,
        })),
  },
]

/** The tables of the people: who they are, where each stands, and what is each one's own. */
const ofThePeople: readonly KeptTable<Mediation>[] = [
  {
    name: 'party',
    key: 'id',
    rows: (mediation) =>
      everybodyOf(mediation).map(({ partyId, role, position, name, email }) => ({
        id: partyId,
        root_id: mediation.id,
        owner_id: partyId,
        role,
        position,
        name_text_id: name.textId,
        name_length: name.length,
        email_text_id: email.textId,
        email_length: email.length,
      })),
  },
  {
    name: 'party_contact',
    key: 'party_id',
    rows: (mediation) =>
      everybodyOf(mediation).map(({ partyId, position, contactVersion }) => ({
        party_id: partyId,
        root_id: mediation.id,
        position,
        contact_version: contactVersion,
      })),
  },
  {
    // What a party is shown of the common date does not vanish because another one acted.
    name: 'standing',
    key: 'owner_id',
    keeps: ['answer_by'],
    rows: (mediation) =>
      everybodyOf(mediation).map(({ partyId, role, withdrewAt, outlineDestroyedAt }) => ({
        owner_id: partyId,
        root_id: mediation.id,
        organisation_id: mediation.organisation.id,
        role,
        answer_by: role === 'participant' ? mediation.agreementDueAt : null,
        withdrew_at: withdrewAt,
        outline_destroyed_at: outlineDestroyedAt,
      })),
  },
  {
    name: 'agreement',
    key: 'owner_id',
    rows: ({ id, participants }) =>
      participants
        .filter(({ agreedAt }) => agreedAt)
        .map(({ partyId, agreedAt }) => ({
          owner_id: partyId,
          root_id: id,
          agreed_at: agreedAt,
          wording_version: agreementWords.version,
        })),
  },
  {
    name: 'agreement_receipt',
    key: 'party_id',
    rows: ({ id, participants }) =>
      participants.map(({ partyId, position, agreedAt }) => ({
        party_id: partyId,
        root_id: id,
        position,
        received_at: agreedAt,
      })),
  },
  {
    name: 'agreement_reminder',
    key: 'party_id, occurrence',
    replaced: true,
    rows: ({ id, participants }) =>
      participants.flatMap(({ partyId, reminders }) =>
        reminders.map(({ occurrence, dueAt }) => ({ party_id: partyId, root_id: id, occurrence, due_at: dueAt })),
      ),
  },
  {
    name: 'sharing',
    key: 'owner_id',
    rows: ({ id, participants }) =>
      participants.flatMap(({ partyId, sharesAgreement }) =>
        sharesAgreement === null ? [] : [{ owner_id: partyId, root_id: id, shares: sharesAgreement }],
      ),
  },
  {
    name: 'safe_contact',
    key: 'owner_id',
    rows: ({ id, participants }) =>
      participants.flatMap(({ partyId, safeContact }) =>
        safeContact
          ? [
              {
                owner_id: partyId,
                root_id: id,
                channel: safeContact.channel,
                at_text_id: safeContact.at.textId,
                at_length: safeContact.at.length,
                from_hour: safeContact.fromHour,
                until_hour: safeContact.untilHour,
              },
            ]
          : [],
      ),
  },
  {
    name: 'withdrawal_told',
    key: 'party_id',
    rows: ({ id, participants }) =>
      participants.flatMap(({ partyId, position, withdrawalTold }) =>
        withdrawalTold
          ? [
              {
                party_id: partyId,
                root_id: id,
                position,
                told_on: withdrawalTold.toldOn,
                channel: withdrawalTold.channel,
              },
            ]
          : [],
      ),
  },
]

const ofThePreparation: readonly KeptTable<Mediation>[] = [
  {
    name: 'outline',
    key: 'owner_id',
    replaced: true,
    rows: ({ id, participants }) =>
      participants.flatMap(({ partyId, outline }) =>
        outline.text
          ? [
              {
                owner_id: partyId,
                root_id: id,
                text_id: outline.text.textId,
                length: outline.text.length,
                handed_in_at: outline.handedInAt,
              },
            ]
          : [],
      ),
  },
  {
    name: 'outline_receipt',
    key: 'party_id',
    rows: ({ id, participants }) =>
      participants.map(({ partyId, position, outline }) => ({
        party_id: partyId,
        root_id: id,
        position,
        received_at: outline.handedInAt,
        key_state: outline.key,
        destroyed_at: outline.destroyedAt,
      })),
  },
  {
    name: 'talk',
    key: 'owner_id',
    rows: ({ id, participants }) =>
      participants.flatMap(({ partyId, talk }) =>
        talk.occurrence > 0
          ? [
              {
                owner_id: partyId,
                root_id: id,
                occurrence: talk.occurrence,
                offered_by: talk.offeredBy,
                offered_at: talk.offeredAt,
                booked_at: talk.bookedAt,
                declined: talk.declined,
              },
            ]
          : [],
      ),
  },
  {
    // A mediation that has ended takes up nobody's time; what was offered stays, since its going would tell of the ending.
    name: 'talk_time',
    key: 'owner_id, starts_at',
    replaced: true,
    rows: ({ id, ending, participants }) =>
      participants.flatMap(({ partyId, talk }) =>
        talk.times.map((time) => ({
          owner_id: partyId,
          root_id: id,
          starts_at: time,
          mediator_id: talk.offeredBy,
          taken: ending === null,
        })),
      ),
  },
  {
    name: 'companion',
    key: 'owner_id',
    rows: ({ id, companions }) =>
      companions.map((one) => ({
        owner_id: one.partyId,
        root_id: id,
        participant_id: one.participantId,
        occurrence: one.occurrence,
        invited_at: one.invitedAt,
        undertook_at: one.undertookAt,
        left_at: one.leftAt,
      })),
  },
  {
    name: 'own_companion',
    key: 'owner_id',
    replaced: true,
    rows: ({ id, companions }) =>
      companions
        .filter(({ leftAt }) => leftAt === null)
        .map(({ participantId, invitedAt, undertookAt }) => ({
          owner_id: participantId,
          root_id: id,
          invited_at: invitedAt,
          undertook_at: undertookAt,
        })),
  },
]

/** Every table of a mediation that follows from its state, each of one data class. */
export const keptTables: readonly KeptTable<Mediation>[] = [
  ...ofTheWhole,
  ...ofTheMediators,
  ...ofThePeople,
  ...ofThePreparation,
]
