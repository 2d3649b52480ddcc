/**
 * The rulebook's rows that the product keeps so far. Each change that finishes a rule adds its id here;
 * a listed id without its evidence at run time fails `npm test`.
 */
export const rulesKept = {
  'PP-1': { kind: 'must', says: 'Organisations in England, Wales and Northern Ireland, and other partners' },
  'AM-5': { kind: 'must', says: 'Nothing starts before every participant has agreed in writing' },
  'AM-22': { kind: 'must', says: 'Anybody can withdraw, at any stage, in one step, without a reason' },
  'AM-29': { kind: 'must', says: 'Two or more participants' },
} as const

export type RuleId = keyof typeof rulesKept

/** What has to be seen at run time before a rule of this kind counts as covered. */
export const evidenceFor = {
  must: ['accepted', 'refused'],
} as const satisfies Record<(typeof rulesKept)[RuleId]['kind'], readonly string[]>

export type Evidence = 'accepted' | 'refused'
