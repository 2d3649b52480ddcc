import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evidenceFor, rulebook, rulesKept } from '@concord/domain/shared'

type Line = { rule: string; evidence: string }

/** What the tests saw, from the lines that they wrote while they ran. */
export const evidenceIn = (folder: string): Line[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.json') || name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line)

export type Covered = { rule: string; says: string; seen: string[]; missing: string[] }

/** Each listed rule with the evidence that was seen and that is missing. */
export const coverageOf = (lines: readonly Line[]): Covered[] =>
  rulesKept.map((rule) => {
    const { kind, says } = rulebook[rule]
    const seen = new Set(lines.filter((line) => line.rule === rule).map(({ evidence }) => evidence))
    const wanted: readonly string[] = evidenceFor[kind]
    return { rule, says, seen: [...seen].sort(), missing: wanted.filter((evidence) => !seen.has(evidence)) }
  })

/** The coverage of the rulebook as lines of a table. */
export const coverageTable = (covered: readonly Covered[]): string[] => [
  `Rulebook: ${covered.filter(({ missing }) => missing.length === 0).length} of ${covered.length} listed rules covered`,
  ...covered.map(({ rule, says, seen, missing }) => {
    const state = missing.length === 0 ? '✓' : '✗'
    const evidence = missing.length === 0 ? seen.join(', ') : `missing: ${missing.join(', ')}`
    return `  ${state} ${rule.padEnd(7)} ${evidence.padEnd(28)} ${says}`
  }),
]
