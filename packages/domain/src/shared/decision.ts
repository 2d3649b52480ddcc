import type { RuleId } from './rulebook.ts'

/** `must` refuses the command; `advice` lets it pass when it carries a reason for that rule (the rulebook's guides). */
export type Severity = 'must' | 'advice'

/** What a rule answers when it is broken. The sentence for it stands in the service's `rejections.ts`. */
export type Breach = {
  readonly rule: RuleId
  readonly code: string
  /** The command's property path, which is also the form's field (`participants.0.email`); null concerns the whole. */
  readonly field: string | null
  readonly severity: Severity
}

/** A breach with the sentence that its reader may have. */
export type Rejection = Omit<Breach, 'rule'> & { readonly rule: RuleId | null; readonly message: string }

/** A rule is a named function: why not, or nothing. Synchronous, without clock and without I/O. */
export type Rule<State, Command, Context> = (state: State, command: Command, context: Context) => Breach | undefined

export const reject = (rule: RuleId, code: string, field: string | null = null): Breach => ({
  rule,
  code,
  field,
  severity: 'must',
})

/** A guide of the rulebook: the command passes with a reason for this rule, whose field is `reasons.<rule>` unless said otherwise. */
export const advise = (rule: RuleId, code: string, field = `reasons.${rule}`): Breach => ({
  rule,
  code,
  field,
  severity: 'advice',
})

type Named = { readonly name: string }
type Reasoned = { readonly reasons?: Readonly<Partial<Record<RuleId, unknown>>> | undefined }

/** For each command the rules it must satisfy: a table that a service manager can read. The compiler asks for every command. */
export type RuleTable<State, Command extends Named, Context> = {
  readonly [Name in Command['name']]: readonly Rule<State, Extract<Command, { name: Name }>, Context>[]
}

/**
 * Builds `decide` from a table of rules.
 * It answers every breach at once, because an error summary shows everything that is wrong; an empty list means accepted.
 * Advice is a breach no longer once the command carries a reason for its rule.
 */
export const decideBy =
  <State, Command extends Named, Context>(table: RuleTable<State, Command, Context>) =>
  (state: State, command: Command, context: Context): readonly Breach[] => {
    const rules = table[command.name as Command['name']] as readonly Rule<State, Command, Context>[]
    const { reasons = {} } = command as Command & Reasoned
    return rules
      .flatMap((rule) => rule(state, command, context) ?? [])
      .filter(({ severity, rule }) => severity === 'must' || reasons[rule] === undefined)
  }

/** Who may read a code's own sentence; anybody else is given the service's one neutral sentence. */
export type RejectionText = { readonly sentence: string; readonly readers: 'anybody' | readonly ActorKind[] }
export type ActorKind = 'staff' | 'party' | 'system'

/** Turns breaches into rejections, in the words that this kind of actor may read. */
export const explainWith =
  (catalogue: Readonly<Record<string, RejectionText>>, neutralSentence: string) =>
  (breach: Breach, reader: ActorKind): Rejection => {
    const text = catalogue[breach.code]
    const mayRead = text !== undefined && (text.readers === 'anybody' || text.readers.includes(reader))
    return { ...breach, message: mayRead ? text.sentence : neutralSentence }
  }
