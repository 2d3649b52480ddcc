/** The data classes of the walls that stand so far (the whole table is `matrix.md`). */
export const dataClasses = {
  ID: 'Names and contact details',
  SC: 'Safe contact',
  CN: 'Circumstances, suitability and reasons',
  CH: 'Charges',
  AG: 'Agreement to mediate, and companions’ undertakings',
  OD: 'An outline while it is being written',
  OS: 'Outline for the mediators',
  CO: 'Declared connections',
  RG: 'Register of mediators',
  SD: 'Safety disclosure',
  AL: 'Who has looked',
  WF: 'Where the case stands',
} as const
export type DataClass = keyof typeof dataClasses

export type Role =
  | 'participant'
  | 'companion'
  | 'commissioner'
  | 'mediator'
  | 'adviser'
  | 'senior-adviser'
  | 'case-support'
  | 'partner'
  | 'worker'

/**
 * How far a role reaches into a class:
 * `own` only what is theirs · `assigned` all of a case they are assigned to · `referred` all of those they referred ·
 * `metadata` dates and whether received, never content · `milestones` only what everybody is told of the whole, with its date ·
 * `pseudonymous` a reference in place of a name · `addressed` a safety disclosure addressed to them ·
 * `at-dispatch` the address, while a message is being handed over · `all` of the service.
 */
export type Reach =
  | 'own'
  | 'assigned'
  | 'referred'
  | 'metadata'
  | 'milestones'
  | 'pseudonymous'
  | 'addressed'
  | 'at-dispatch'
  | 'all'
export type Permission = { readonly read?: Reach; readonly write?: Reach }

const own = { read: 'own', write: 'own' } as const
const assigned = { read: 'assigned', write: 'assigned' } as const

/** One policy: gateway scopes, grants and the panel "Who can see this" come from it. What is not named is denied. */
export const accessPolicy: Readonly<Record<Role, Partial<Record<DataClass, Permission>>>> = {
  participant: { ID: own, SC: own, AG: own, OD: own, OS: own, AL: { read: 'own' }, WF: { read: 'own' } },
  companion: { ID: own, AG: own, WF: { read: 'own' } },
  commissioner: {
    ID: { read: 'referred' },
    CN: { write: 'own' },
    CH: own,
    AG: { read: 'milestones' },
    SD: { read: 'addressed' },
    WF: { read: 'milestones' },
  },
  mediator: {
    ID: { read: 'assigned' },
    SC: { read: 'assigned' },
    CN: { read: 'assigned' },
    AG: { read: 'assigned' },
    OS: { read: 'assigned' },
    CO: own,
    SD: { write: 'assigned' },
    WF: { read: 'assigned' },
  },
  adviser: { ID: { read: 'assigned' }, CN: assigned, AG: { read: 'metadata' }, WF: { read: 'assigned' } },
  'senior-adviser': {
    ID: assigned,
    CN: assigned,
    CH: assigned,
    AG: { read: 'metadata' },
    RG: { read: 'all' },
    SD: { read: 'assigned' },
    WF: assigned,
  },
  'case-support': {
    ID: assigned,
    SC: { read: 'assigned' },
    CN: assigned,
    CH: assigned,
    AG: { read: 'assigned' },
    OS: { read: 'metadata' },
    RG: { read: 'all', write: 'all' },
    WF: { read: 'assigned' },
  },
  partner: { ID: { read: 'pseudonymous' }, AG: { read: 'milestones' }, WF: { read: 'milestones' } },
  worker: {
    ID: { read: 'at-dispatch' },
    SC: { read: 'at-dispatch' },
    AG: { read: 'metadata' },
    OS: { read: 'metadata' },
    WF: { read: 'all', write: 'all' },
  },
}

/**
 * Verbs of a grant: every row of the class, own rows, metadata rows, names alone (who is proposed as a mediator), those whom one
 * referred (the commissioner: no companion is);
 * `do` is the right to the command named as class.
 */
export type GrantVerb = 'R' | 'Ro' | 'Rm' | 'Rn' | 'Rr' | 'do'

const verbs: Readonly<Record<Reach, GrantVerb | undefined>> = {
  own: 'Ro',
  // Milestones, and what is addressed to somebody, stand in rows of their own, one set a reader.
  milestones: 'Ro',
  addressed: 'Ro',
  metadata: 'Rm',
  assigned: 'R',
  referred: 'Rr',
  all: 'R',
  'at-dispatch': undefined,
  pseudonymous: undefined,
}

/** The grant's verb that a role's permission to read a class amounts to; nothing where it may not. */
export const readVerb = (role: Role, dataClass: DataClass): GrantVerb | undefined => {
  const reach = accessPolicy[role][dataClass]?.read
  return reach && verbs[reach]
}

const readers: Readonly<Record<Role, string>> = {
  participant: 'Each participant',
  companion: 'A companion',
  commissioner: 'The commissioner',
  mediator: 'The mediators of this case',
  adviser: 'The organisation’s allocated Adviser',
  'senior-adviser': 'The Senior Adviser of this case',
  'case-support': 'The case support of this case',
  partner: 'The organisation’s own systems',
  worker: 'The service’s own sending',
}
const inWords: Readonly<Record<Reach, string>> = {
  own: 'only their own',
  assigned: 'all of it, while assigned',
  referred: 'of the people they referred',
  metadata: 'only dates, and whether it was received',
  milestones: 'only what everybody is told, with its date',
  pseudonymous: 'only a reference, never a name',
  addressed: 'only what is addressed to them',
  'at-dispatch': 'only the address, while a message is being sent',
  all: 'states and dates, never words',
}
const ofRegisters = 'all of the register'

/**
 * The panel "Who can see this": for each class, everybody who can read any of it; all others cannot.
 * @param among the roles that a thing of this kind has; every role where it is a case
 */
export const whoCanSee = (
  dataClass: DataClass,
  among: readonly Role[] = Object.keys(accessPolicy) as Role[],
): readonly { readonly who: string; readonly what: string }[] =>
  among.flatMap((role) => {
    const reach = accessPolicy[role][dataClass]?.read
    if (reach === undefined) return []
    return [{ who: readers[role], what: dataClass === 'RG' ? ofRegisters : inWords[reach] }]
  })
