import type { Circumstances, Enquiry, EnquiryStep } from '@concord/domain/practitioner-advice'
import type { SealedText } from '@concord/domain/shared'
import type { Sql } from '../connection.ts'
import { type OrganisationRow, organisationFrom } from './organisation.ts'

type Answers = Omit<Circumstances, 'note'>
type Loaded = {
  enquiry: {
    root_id: string
    reference: string
    stage: Enquiry['stage']
    opened_at: string
    opened_by: string
    channel: Enquiry['contact']['channel']
    senior_adviser: string | null
    help: NonNullable<Enquiry['choice']>['help'] | null
    recommended: NonNullable<Enquiry['choice']>['recommended'] | null
    outcome: NonNullable<Enquiry['closing']>['outcome'] | null
    case_reference: string | null
  } | null
  organisation: OrganisationRow | null
  caller: {
    name_text_id: string | null
    name_length: number | null
    email_text_id: string | null
    email_length: number | null
  } | null
  words: { place: string; text_id: string; length: number }[]
  circumstances: Answers | null
  steps: { name: EnquiryStep['name']; at: string; taken_by: string; channel: EnquiryStep['channel'] }[]
}

/** The answers under the names that the domain gives them. */
export const answersOf = `json_build_object('practitionerProfession', c.practitioner_profession, 'conductIsPart', c.conduct_is_part,
  'difficultyWorkingTogether', c.difficulty_working_together, 'specificMatters', c.specific_matters,
  'localAttemptsFailed', c.local_attempts_failed, 'teamBarriers', c.team_barriers)`

// One statement: the root's whole state as one value. The organisation is that of now, with the Adviser it is allocated to now.
const wholeState = `
select (select to_json(e) from advice.enquiry e where e.root_id = $1) as enquiry,
  (select to_json(o) from advice.enquiry e join platform.organisation o on o.id = e.organisation_id where e.root_id = $1) as organisation,
  (select to_json(c) from advice.enquiry_caller c where c.root_id = $1) as caller,
  (select coalesce(json_agg(w), '[]') from advice.enquiry_words w where w.root_id = $1) as words,
  (select ${answersOf} from advice.enquiry_circumstances c where c.root_id = $1) as circumstances,
  (select coalesce(json_agg(s order by s.number), '[]') from advice.enquiry_step s where s.root_id = $1) as steps`

const sealedText = (textId: string | null | undefined, length: number | null | undefined): SealedText | null =>
  textId && length ? { textId, length } : null

/** The state of an enquiry under its root's lock; null where there is none. */
export const loadEnquiry = async (sql: Sql, rootId: string): Promise<Enquiry | null> => {
  const [row] = await sql<Loaded>(wholeState, [rootId])
  if (!row?.enquiry) return null
  const { enquiry, organisation, caller, words, circumstances, steps } = row
  const wordsAt = (place: string): SealedText | null => {
    const found = words.find((one) => one.place === place)
    return sealedText(found?.text_id, found?.length)
  }
  return {
    id: enquiry.root_id,
    reference: enquiry.reference,
    stage: enquiry.stage,
    openedAt: new Date(enquiry.opened_at).toISOString(),
    openedBy: enquiry.opened_by,
    contact: {
      organisation: organisation && organisationFrom(organisation),
      callerName: sealedText(caller?.name_text_id, caller?.name_length),
      callerEmail: sealedText(caller?.email_text_id, caller?.email_length),
      channel: enquiry.channel,
      about: wordsAt('about'),
    },
    anotherMatter: wordsAt('anotherMatter'),
    seniorAdviser: enquiry.senior_adviser,
    circumstances: circumstances && { ...circumstances, note: wordsAt('circumstances') },
    choice:
      enquiry.help && enquiry.recommended
        ? { help: enquiry.help, recommended: enquiry.recommended, reason: wordsAt('choice') }
        : null,
    closing: enquiry.outcome && {
      outcome: enquiry.outcome,
      note: wordsAt('closing'),
      caseReference: enquiry.case_reference,
    },
    steps: steps.map(({ name, at, taken_by, channel }) => ({
      name,
      at: new Date(at).toISOString(),
      by: taken_by,
      channel,
    })),
  }
}
