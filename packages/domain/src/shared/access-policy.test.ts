import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accessPolicy, type DataClass, dataClasses, type Reach, type Role, whoCanSee } from './access-policy.ts'

const rowOf: Readonly<Record<Role, string>> = {
  participant: 'Participant / party (or representative)',
  companion: 'Companion',
  mediator: 'Mediator',
  adviser: 'Facilitator / adviser',
  'case-support': 'Case support administrator',
  partner: 'Partner organisation client',
  commissioner: 'Commissioner / case manager',
  'senior-adviser': 'Senior Adviser',
  worker: 'System worker (per task queue)',
}
const lines = readFileSync(new URL('./matrix.md', import.meta.url), 'utf8').split('\n')
const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
/** Every cell of both tables as `role/class` → code. */
const cells = new Map<string, string>()
let classes: string[] = []
for (const line of lines.filter((one) => one.startsWith('|'))) {
  const [name = '', ...codes] = cellsOf(line)
  if (name === 'Role') classes = codes
  codes.forEach((code, index) => {
    cells.set(`${name}/${classes[index]}`, code)
  })
}
const cell = (role: Role, dataClass: DataClass): string => cells.get(`${rowOf[role]}/${dataClass}`) ?? 'missing'

// What the table's codes mean for reading: `o` own, `a` assigned, `m` metadata, `t` at dispatch for the worker.
const expected = (code: string): Reach | undefined => {
  const first = code.split(';')[0] ?? ''
  if (first === '–' || first.startsWith('own facilitation')) return undefined
  if (first.includes('they referred')) return 'referred'
  if (/all agreed|milestones/.test(first)) return 'milestones'
  if (/·p/.test(first)) return first.startsWith('m') ? 'milestones' : 'pseudonymous'
  if (/·m own org/.test(first)) return 'milestones'
  if (/·x/.test(first)) return 'addressed'
  if (/^m|·m/.test(first)) return 'metadata'
  if (!first.includes('R')) return undefined
  if (first.includes('·o')) return 'own'
  if (first.includes('·t')) return 'at-dispatch'
  return first.includes('·a') ? 'assigned' : 'all'
}

test.each(Object.keys(rowOf) as Role[])(
  '%s reads what the table of ACCESS says, class by class, and nothing else',
  (role) => {
    for (const dataClass of Object.keys(dataClasses) as DataClass[])
      expect(accessPolicy[role][dataClass]?.read, `${role} ${dataClass}: ${cell(role, dataClass)}`).toBe(
        expected(cell(role, dataClass)),
      )
  },
)

test('whoever writes a class may write it by the table', () => {
  for (const role of Object.keys(rowOf) as Role[])
    for (const dataClass of Object.keys(dataClasses) as DataClass[])
      if (accessPolicy[role][dataClass]?.write) expect(cell(role, dataClass), `${role} ${dataClass}`).toContain('W')
})

test('the panel names everybody who can read any of it', () => {
  expect(whoCanSee('AG').map(({ who }) => who)).toEqual([
    'Each participant',
    'A companion',
    'The commissioner',
    'The mediators of this case',
    'The organisation’s allocated Adviser',
    'The Senior Adviser of this case',
    'The case support of this case',
    'The organisation’s own systems',
    'The service’s own sending',
  ])
})
