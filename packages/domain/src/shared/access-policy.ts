/** The data classes of the walls that stand so far (the whole table is `matrix.md`). */
export const dataClasses = {
  ID: 'Names and contact details',
  AG: 'Agreement to mediate',
  WF: 'Where the case stands',
} as const
export type DataClass = keyof typeof dataClasses

export type Role = 'participant' | 'commissioner' | 'senior-adviser' | 'worker'

/**
 * How far a role reaches into a class:
 * `own` only what is theirs · `assigned` all of a case they are assigned to · `referred` all of those they referred ·
 * `metadata` dates and whether received, never content · `milestones` only what everybody is told of the whole, with its date ·
 * `at-dispatch` the address, while a message is being handed over.
 */
export type Reach = 'own' | 'assigned' | 'referred' | 'metadata' | 'milestones' | 'at-dispatch' | 'all'
export type Permission = { readonly read?: Reach; readonly write?: Reach }

/** One policy: gateway scopes, grants and the panel "Who can see this" come from it. What is not named is denied. */
export const accessPolicy: Readonly<Record<Role, Partial<Record<DataClass, Permission>>>> = {
  participant: { ID: { read: 'own', write: 'own' }, AG: { read: 'own', write: 'own' }, WF: { read: 'own' } },
  commissioner: { ID: { read: 'referred' }, AG: { read: 'milestones' }, WF: { read: 'milestones' } },
  'senior-adviser': {
    ID: { read: 'assigned', write: 'assigned' },
    AG: { read: 'metadata' },
    WF: { read: 'assigned', write: 'assigned' },
  },
  worker: { ID: { read: 'at-dispatch' }, AG: { read: 'metadata' }, WF: { read: 'all', write: 'all' } },
}

/** Verbs of a grant: every row of the class, own rows, metadata rows; `do` is the right to the command named as class. */
export type GrantVerb = 'R' | 'Ro' | 'Rm' | 'do'

/** The grant's verb that a role's permission to read a class amounts to; nothing where it may not. */
export const readVerb = (role: Role, dataClass: DataClass): GrantVerb | undefined => {
  const reach = accessPolicy[role][dataClass]?.read
  if (reach === undefined || reach === 'at-dispatch') return undefined
  // Milestones stand in rows of their own, one set a party.
  if (reach === 'own' || reach === 'milestones') return 'Ro'
  return reach === 'metadata' ? 'Rm' : 'R'
}

const readers: Readonly<Record<Role, string>> = {
  participant: 'Each participant',
  commissioner: 'The commissioner',
  'senior-adviser': 'The Senior Adviser of this case',
  worker: 'The service’s own sending',
}
const inWords: Readonly<Record<Reach, string>> = {
  own: 'only their own',
  assigned: 'all of it, while assigned',
  referred: 'of the people they referred',
  metadata: 'only dates, and whether it was received',
  milestones: 'only what everybody is told, with its date',
  'at-dispatch': 'only the address, while a message is being sent',
  all: 'states and dates, never words',
}

/** The panel "Who can see this": for each class, everybody who can read any of it; all others cannot. */
export const whoCanSee = (dataClass: DataClass): readonly { readonly who: string; readonly what: string }[] =>
  (Object.keys(accessPolicy) as Role[]).flatMap((role) => {
    const reach = accessPolicy[role][dataClass]?.read
    return reach === undefined ? [] : [{ who: readers[role], what: inWords[reach] }]
  })
