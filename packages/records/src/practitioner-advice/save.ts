import type { Enquiry } from '@concord/domain/practitioner-advice'
import type { SealedText } from '@concord/domain/shared'
import type { Write } from '../connection.ts'

const wordsOf = (enquiry: Enquiry): readonly (readonly [string, SealedText])[] =>
  Object.entries({
    about: enquiry.contact.about,
    anotherMatter: enquiry.anotherMatter,
    circumstances: enquiry.circumstances?.note ?? null,
    choice: enquiry.choice?.reason ?? null,
    closing: enquiry.closing?.note ?? null,
  }).flatMap(([place, text]) => (text ? [[place, text] as const] : []))

const saveFacts = (write: Write, { contact, choice, closing, ...enquiry }: Enquiry): void =>
  write(
    `insert into advice.enquiry (root_id, reference, stage, opened_at, opened_by, organisation_id, channel, senior_adviser, help,
       recommended, outcome, case_reference) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (root_id) do update set stage = excluded.stage, organisation_id = excluded.organisation_id, channel = excluded.channel,
       senior_adviser = excluded.senior_adviser, help = excluded.help, recommended = excluded.recommended, outcome = excluded.outcome,
       case_reference = excluded.case_reference`,
    [
      enquiry.id,
      enquiry.reference,
      enquiry.stage,
      enquiry.openedAt,
      enquiry.openedBy,
      contact.organisation?.id ?? null,
      contact.channel,
      enquiry.seniorAdviser,
      choice?.help ?? null,
      choice?.recommended ?? null,
      closing?.outcome ?? null,
      closing?.caseReference ?? null,
    ],
  )

const saveCaller = (write: Write, { id, contact: { callerName, callerEmail } }: Enquiry): void =>
  write(
    `insert into advice.enquiry_caller (root_id, name_text_id, name_length, email_text_id, email_length) values ($1, $2, $3, $4, $5)
     on conflict (root_id) do update set name_text_id = excluded.name_text_id, name_length = excluded.name_length,
       email_text_id = excluded.email_text_id, email_length = excluded.email_length`,
    [id, callerName?.textId, callerName?.length, callerEmail?.textId, callerEmail?.length].map(
      (value) => value ?? null,
    ),
  )

const saveWords = (write: Write, before: Enquiry | null, after: Enquiry): void => {
  const words = wordsOf(after)
  if (before && JSON.stringify(wordsOf(before)) === JSON.stringify(words)) return
  if (before) write('delete from advice.enquiry_words where root_id = $1', [after.id])
  write(
    `insert into advice.enquiry_words (root_id, place, text_id, length)
     select $1, w.place, w.text_id, w.length from unnest($2::text[], $3::uuid[], $4::int[]) as w (place, text_id, length)`,
    [
      after.id,
      words.map(([place]) => place),
      words.map(([, { textId }]) => textId),
      words.map(([, { length }]) => length),
    ],
  )
}

const saveCircumstances = (write: Write, { id, circumstances }: Enquiry): void => {
  if (circumstances === null) return
  write(
    `insert into advice.enquiry_circumstances (root_id, practitioner_profession, conduct_is_part, difficulty_working_together,
       specific_matters, local_attempts_failed, team_barriers) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (root_id) do update set practitioner_profession = excluded.practitioner_profession,
       conduct_is_part = excluded.conduct_is_part, difficulty_working_together = excluded.difficulty_working_together,
       specific_matters = excluded.specific_matters, local_attempts_failed = excluded.local_attempts_failed,
       team_barriers = excluded.team_barriers`,
    [
      id,
      circumstances.practitionerProfession,
      circumstances.conductIsPart,
      circumstances.difficultyWorkingTogether,
      circumstances.specificMatters,
      circumstances.localAttemptsFailed,
      circumstances.teamBarriers,
    ],
  )
}

/** Saves what `evolveEnquiry` made of an enquiry, under its root's lock. */
export const saveEnquiry = (write: Write, before: Enquiry | null, after: Enquiry): void => {
  saveFacts(write, after)
  saveCaller(write, after)
  saveWords(write, before, after)
  saveCircumstances(write, after)
  after.steps.forEach(({ name, at, by, channel }, index) => {
    if (index < (before?.steps.length ?? 0)) return
    write(
      'insert into advice.enquiry_step (root_id, number, name, at, taken_by, channel) values ($1, $2, $3, $4, $5, $6)',
      [after.id, index + 1, name, at, by, channel],
    )
  })
}
