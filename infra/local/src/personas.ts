/** Who can sign in locally. Plainly invented; the provider knows the subject alone, roles are the platform's own. */
export type Persona = {
  readonly subject: string
  readonly accountId: string
  readonly displayName: string
  readonly roles: readonly string[]
  /** Where the service writes to them; the mail page shows it. */
  readonly email: string
  /** What this persona is for, on the page of personas. */
  readonly says: string
}

export const personas: readonly Persona[] = [
  {
    subject: 'persona-sage',
    accountId: 'a0000000-0000-4000-8000-000000000001',
    displayName: 'Sage Demo-Adviser',
    roles: ['senior-adviser'],
    email: 'sage@advice.example',
    says: 'Senior Adviser: opens mediations and follows their own',
  },
  {
    subject: 'persona-rowan',
    accountId: 'a0000000-0000-4000-8000-000000000002',
    displayName: 'Rowan Demo-Adviser',
    roles: ['senior-adviser'],
    email: 'rowan@advice.example',
    says: 'Another Senior Adviser: sees none of Sage’s cases',
  },
  {
    subject: 'persona-casey',
    accountId: 'a0000000-0000-4000-8000-000000000003',
    displayName: 'Casey Demo-Support',
    roles: ['case-support'],
    email: 'casey@advice.example',
    says: 'Case support: logs enquiries, prepares cases, keeps the register of mediators',
  },
  {
    subject: 'persona-max',
    accountId: 'a0000000-0000-4000-8000-000000000004',
    displayName: 'Max Demo-Mediator',
    roles: ['mediator'],
    email: 'max@advice.example',
    says: 'Mediator: is asked for a case, declares a connection or none',
  },
  {
    subject: 'persona-mika',
    accountId: 'a0000000-0000-4000-8000-000000000006',
    displayName: 'Mika Demo-Mediator',
    roles: ['mediator'],
    email: 'mika@advice.example',
    says: 'Another mediator: mediators work in pairs',
  },
  {
    subject: 'persona-alva',
    accountId: 'a0000000-0000-4000-8000-000000000007',
    displayName: 'Alva Demo-Allocated',
    roles: ['adviser'],
    email: 'alva@advice.example',
    says: 'Adviser: the enquiries and cases of the organisations allocated to them',
  },
  {
    subject: 'persona-olu',
    accountId: 'a0000000-0000-4000-8000-000000000005',
    displayName: 'Olu Demo-Operations',
    roles: ['operations'],
    email: 'olu@advice.example',
    says: 'Operations: may read nothing that people wrote',
  },
]
