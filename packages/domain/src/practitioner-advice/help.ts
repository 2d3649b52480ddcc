import type { SealedText } from '../shared/text.ts'

/** What the service and its neighbours can offer (PP-5). */
export const helps = ['facilitatedMeeting', 'assistedMediation', 'teamReview', 'signposted'] as const
export type Help = (typeof helps)[number]

export const answers = ['yes', 'no', 'notKnown'] as const
export type Answer = (typeof answers)[number]

/** Whose practice raises concern (PP-2): `nobody` where no practice does. */
export const practitionerProfessions = ['doctor', 'dentist', 'pharmacist', 'other', 'nobody'] as const

/** What the recommendation is made from, in the guidance's own terms. */
export const questionsOfHelp = [
  'difficultyWorkingTogether',
  'specificMatters',
  'localAttemptsFailed',
  'teamBarriers',
] as const
export type QuestionOfHelp = (typeof questionsOfHelp)[number]
export type AnswersOfHelp = Readonly<Record<QuestionOfHelp, Answer>>

export type Circumstances = AnswersOfHelp & {
  readonly practitionerProfession: (typeof practitionerProfessions)[number]
  /** PP-6: recorded on every referral. */
  readonly conductIsPart: Answer
  readonly note: SealedText | null
}

const helpFor = ({
  difficultyWorkingTogether,
  specificMatters,
  localAttemptsFailed,
  teamBarriers,
}: AnswersOfHelp): Help => {
  if (specificMatters === 'yes' && localAttemptsFailed === 'yes') return 'assistedMediation'
  if (teamBarriers === 'yes') return 'teamReview'
  return difficultyWorkingTogether === 'yes' ? 'facilitatedMeeting' : 'signposted'
}

// Each can be read out on the telephone as it stands, in the words of the published guidance.
const because: Readonly<Record<Help, string>> = {
  assistedMediation:
    'An assisted mediation is recommended, because there are specific matters which would benefit from a structured, formal, mediated discussion, and previous local attempts to resolve them have failed.',
  teamReview:
    'A team review is recommended, because there are recognised barriers to the team working effectively together, which need further exploration and a plan for how to manage them.',
  facilitatedMeeting:
    'A facilitated meeting is recommended, because people are having difficulty working together and it can help them to reach agreement on the way forward; there is no charge to NHS organisations for it.',
  signposted:
    'None of our three kinds of help is recommended, because nothing that was said so far points to one of them; we can say which other interventions may help.',
}

export type Recommendation = {
  readonly help: Help
  /** One sentence with the reason, to be read out. */
  readonly because: string
  /** What is not known, and would change the recommendation if it were so. */
  readonly askAgain: readonly QuestionOfHelp[]
}

/** PP-5: one kind of help, with its reason, from the recorded circumstances. The Adviser decides. */
export const recommend = (circumstances: AnswersOfHelp): Recommendation => {
  const help = helpFor(circumstances)
  const unknown = questionsOfHelp.filter((question) => circumstances[question] === 'notKnown')
  // Two together can make a mediation: each is looked at with all that is unknown taken for a yes.
  const atMost = { ...circumstances, ...Object.fromEntries(unknown.map((question) => [question, 'yes' as const])) }
  const askAgain = unknown.filter(
    (question) =>
      helpFor({ ...circumstances, [question]: 'yes' }) !== help ||
      helpFor(atMost) !== helpFor({ ...atMost, [question]: 'no' }),
  )
  return { help, because: because[help], askAgain }
}
