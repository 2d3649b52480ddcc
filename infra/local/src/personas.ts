/** Who can sign in locally. Plainly invented; the provider knows the subject alone, roles are the platform's own. */
export type Persona = {
  readonly subject: string
  readonly accountId: string
  readonly displayName: string
  readonly roles: readonly string[]
  /** What this persona is for, on the page of personas. */
  readonly says: string
}

export const personas: readonly Persona[] = [
  {
    subject: 'persona-sage',
    accountId: 'a0000000-0000-4000-8000-000000000001',
    displayName: 'Sage Demo-Adviser',
    roles: ['senior-adviser'],
    says: 'Senior Adviser: opens mediations and follows their own',
  },
  {
    subject: 'persona-rowan',
    accountId: 'a0000000-0000-4000-8000-000000000002',
    displayName: 'Rowan Demo-Adviser',
    roles: ['senior-adviser'],
    says: 'Another Senior Adviser: sees none of Sage’s cases',
  },
  {
    subject: 'persona-casey',
    accountId: 'a0000000-0000-4000-8000-000000000003',
    displayName: 'Casey Demo-Support',
    roles: ['case-support'],
    says: 'Case support: is not assigned to any case yet',
  },
  {
    subject: 'persona-max',
    accountId: 'a0000000-0000-4000-8000-000000000004',
    displayName: 'Max Demo-Mediator',
    roles: ['mediator'],
    says: 'Mediator: is not assigned to any case yet',
  },
  {
    subject: 'persona-olu',
    accountId: 'a0000000-0000-4000-8000-000000000005',
    displayName: 'Olu Demo-Operations',
    roles: ['operations'],
    says: 'Operations: may read nothing that people wrote',
  },
]
