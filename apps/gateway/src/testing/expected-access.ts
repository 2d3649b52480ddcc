import type { ActorOfWorld } from './a-world-of-access.ts'
import { cellOf } from './access-table.ts'

export const contexts = ['before agreement', 'all agreed', 'withdrawn, not told', 'withdrawn, told'] as const
export type ContextOfCase = (typeof contexts)[number]

/** What is asked for by itself, with the classes that each can hold. What is no case's is the service's own. */
export const subjects = {
  mediation: ['ID', 'SC', 'CN', 'CH', 'AG', 'OD', 'OS', 'CO', 'AL', 'WF'],
  disclosure: ['SD', 'WF'],
  enquiry: ['ID', 'CN', 'WF'],
  connections: ['CO'],
  register: ['RG'],
} as const
export type Subject = keyof typeof subjects

/**
 * What somebody is to case A, to its disclosure and to its enquiry. `assigned`, `own` and `addressed` are the conditions a, o and x of
 * the table; whoever is proposed as a mediator has what "People and cases" gives them; nobody else is anything to it.
 */
type Part = 'assigned' | 'own' | 'addressed' | 'proposed'
/** `cases`: in which of the three they have any part. */
type Standing = { readonly row: string; readonly cases: string } & Partial<Record<Subject, Part>>

const participant = 'Participant / party (or representative)'
const commissioner = 'Commissioner / case manager'
const seniorAdviser = 'Senior Adviser'
const partner = 'Partner organisation client'
export const standings: Readonly<Record<ActorOfWorld, Standing>> = {
  'Senior Adviser of the case': {
    row: seniorAdviser,
    cases: 'A',
    mediation: 'assigned',
    disclosure: 'assigned',
    enquiry: 'assigned',
  },
  'another Senior Adviser': { row: seniorAdviser, cases: 'BC' },
  'case support': { row: 'Case support administrator', cases: 'A', mediation: 'assigned', enquiry: 'assigned' },
  'allocated Adviser': { row: 'Facilitator / adviser', cases: 'AB', mediation: 'assigned', enquiry: 'assigned' },
  'mediator assigned': { row: 'Mediator', cases: 'A', mediation: 'assigned', disclosure: 'assigned' },
  'mediator proposed': { row: 'Mediator', cases: 'A', mediation: 'proposed' },
  'mediator replaced': { row: 'Mediator', cases: '' },
  'mediator in conflict': { row: 'Mediator', cases: '', connections: 'own' },
  participant: { row: participant, cases: 'A', mediation: 'own' },
  'participant of another case': { row: participant, cases: 'B' },
  companion: { row: 'Companion', cases: 'A', mediation: 'own' },
  commissioner: { row: commissioner, cases: 'A', mediation: 'own', disclosure: 'addressed' },
  'another commissioner': { row: commissioner, cases: 'B' },
  'partner of the organisation': { row: partner, cases: 'AB', mediation: 'own' },
  'partner of another organisation': { row: partner, cases: 'C' },
}

/** A permission to read, as a cell's code has it: on which condition, and whether it ends at metadata. */
type Reading = { readonly on: Part | 'nothing'; readonly isMetadata: boolean }

/**
 * The codes of ACCESS: R read, m metadata; a assigned, o own, x addressed, p a pseudonymous reference. What somebody knows as a milestone
 * or by a reference alone stands in the rows of WF, and in no field of its own class.
 */
const readingOf = (cell: string, dataClass: string): Reading | null => {
  const [code = ''] = cell.split(';')
  if (!/R|^m/.test(code) || code.startsWith('own facilitation')) return null
  if (/milestones|own org/.test(code) && dataClass === 'WF') return { on: 'own', isMetadata: false }
  if (/·p|all agreed|milestones|own org/.test(code)) return null
  if (code.includes('·x')) return { on: 'addressed', isMetadata: false }
  if (code.includes('·o')) return { on: 'own', isMetadata: false }
  if (code.includes('·a')) return { on: 'assigned', isMetadata: code.startsWith('m') }
  return code.startsWith('m') ? { on: 'assigned', isMetadata: true } : { on: 'nothing', isMetadata: false }
}

const isEnded = (context: ContextOfCase): boolean => context.startsWith('withdrawn')

/** "When the gates open and close", "How withdrawal works": whether what the table gives is open now, in the mediation itself. */
const isOpen = (row: string, part: Part, dataClass: string, context: ContextOfCase): boolean => {
  // Of the whole a companion is told no more than that there is no meeting to come to.
  if (cellOf(row, dataClass).includes('initial meeting only')) return context === 'withdrawn, told'
  // Destroyed at once when it ends before the day; the mediators read an outline when all have agreed.
  if (dataClass === 'OD') return !isEnded(context)
  if (dataClass === 'OS') return row === 'Mediator' ? context === 'all agreed' : !isEnded(context)
  if (!isEnded(context) || part === 'own') return true
  // Everybody's grants go, save each on their own; that there was a case stays with the service, and with no mediator.
  return dataClass === 'WF' && row !== 'Mediator'
}

/** In which cases something may stand in their answers: once it has ended, a mediator is told of it no more. */
export const casesOf = (actor: ActorOfWorld, context: ContextOfCase): string =>
  standings[actor].row === 'Mediator' && isEnded(context) ? '' : standings[actor].cases

/** "People and cases": who is proposed sees the names and the organisation, nothing else, and gives an answer of their own. */
const ofProposed = ['CO', 'ID']

/** Whether this actor reads anything of a class, of this subject, in this context: in full, as metadata, or not at all. */
export const expectedOf = (
  actor: ActorOfWorld,
  subject: Subject,
  dataClass: string,
  context: ContextOfCase,
): 'full' | 'metadata' | null => {
  const { row, [subject]: part } = standings[actor]
  if (part === 'proposed') return ofProposed.includes(dataClass) && !isEnded(context) ? 'full' : null
  const reading = readingOf(cellOf(row, dataClass), dataClass)
  const holds = reading?.on === 'nothing' || (part !== undefined && reading?.on === part)
  if (!reading || !holds) return null
  if (subject === 'mediation' && part && !isOpen(row, part, dataClass, context)) return null
  return reading.isMetadata ? 'metadata' : 'full'
}
