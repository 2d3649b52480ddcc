/**
 * The rulebook's rows that the domain knows so far: what kind each is, and what it says in short. `must`, `guide`, `record`,
 * `promise` and `wall` as in the rulebook; `absence` is a must that is kept because there is no place to write otherwise.
 */
export const rulebook = {
  'PP-1': { kind: 'must', says: 'Organisations in England, Wales and Northern Ireland, and other partners' },
  'PP-2': { kind: 'must', says: 'The practitioner of concern is a doctor, a dentist or a pharmacist' },
  'PP-3': {
    kind: 'record',
    says: 'A case opens with contact to the advice line, step by step, with who, when and channel',
  },
  'PP-4': { kind: 'must', says: 'Nothing starts before the commissioner has accepted the charges' },
  'PP-5': { kind: 'guide', says: 'The help is recommended with its reasons; a departure carries a reason' },
  'PP-6': { kind: 'record', says: 'Whether conduct is part of the concern is recorded on every referral' },
  'PP-7': { kind: 'record', says: 'The work list of an Adviser is their organisations’ cases' },
  'AM-1': { kind: 'must', says: 'A mediator with a declared connection is not assigned' },
  'AM-2': { kind: 'guide', says: 'Accredited mediators, normally in pairs; one alone needs a reason' },
  'AM-3': { kind: 'absence', says: 'No mediator is assigned to a side' },
  'AM-4': { kind: 'guide', says: 'Suitability is answered; going on against it needs a Senior Adviser’s reason' },
  'AM-5': { kind: 'must', says: 'Nothing starts before every participant has agreed in writing' },
  'AM-6': { kind: 'must', says: 'A signed agreement is shown to the others only on a yes' },
  'AM-8': { kind: 'wall', says: 'Without prejudice: nothing hands the mediation’s content to a formal process' },
  'AM-9': { kind: 'promise', says: 'Safety: the commissioner is told what is needed, whatever ends the mediation' },
  'AM-10': { kind: 'record', says: 'Each participant’s outline, for the mediators alone' },
  'AM-11': { kind: 'promise', says: 'Each participant is offered a talk with a mediator beforehand' },
  'AM-15': {
    kind: 'must',
    says: 'A companion agrees in writing to the confidentiality, and supports without speaking',
  },
  'AM-22': { kind: 'must', says: 'Anybody can withdraw, at any stage, in one step, without a reason' },
  'AM-29': { kind: 'must', says: 'Two or more participants' },
  'AM-30': { kind: 'record', says: 'What is asked of participants stands in the agreement and on their page' },
} as const

export type RuleId = keyof typeof rulebook
type Kind = (typeof rulebook)[RuleId]['kind']

/** The rules that are finished. Each change that finishes one adds its id; a listed id without its evidence at run time fails `npm test`. */
export const rulesKept: readonly RuleId[] = [
  ...(['PP-1', 'PP-2', 'PP-3', 'PP-4', 'PP-5', 'PP-6', 'PP-7'] as const),
  ...(['AM-1', 'AM-2', 'AM-3', 'AM-4', 'AM-5', 'AM-6', 'AM-8', 'AM-9', 'AM-10', 'AM-11'] as const),
  ...(['AM-15', 'AM-22', 'AM-29', 'AM-30'] as const),
]

/** What has to be seen at run time before a rule of this kind counts as covered (DESIGN, Tests). */
export const evidenceFor = {
  must: ['accepted', 'refused'],
  absence: ['absent'],
  guide: ['warned', 'passed'],
  record: ['written', 'read'],
  promise: ['kept'],
  wall: ['denied'],
} as const satisfies Record<Kind, readonly string[]>

export type Evidence = (typeof evidenceFor)[Kind][number]
