import type { MediatorEntry } from '@concord/domain/mediator-register'
import type { Write } from '../connection.ts'
import { type KeptTable, saveTables } from '../performing/kept-tables.ts'

const keptTables: readonly KeptTable<MediatorEntry>[] = [
  {
    name: 'mediator_entry',
    key: 'root_id',
    rows: (entry) => [
      {
        root_id: entry.id,
        owner_id: entry.accountId,
        registered_at: entry.registeredAt,
        accreditation_text_id: entry.accreditation.textId,
        accreditation_length: entry.accreditation.length,
        accredited_until: entry.accreditedUntil,
        most_cases: entry.mostCases,
      },
    ],
  },
  {
    name: 'mediator_away',
    key: 'root_id, first_day, last_day',
    replaced: true,
    rows: ({ id, accountId, away }) =>
      away.map(({ from, until }) => ({ root_id: id, owner_id: accountId, first_day: from, last_day: until })),
  },
  {
    name: 'declared_connection',
    key: 'id',
    rows: ({ id, accountId, connections }) =>
      connections.map((one) => ({
        id: one.id,
        root_id: id,
        owner_id: accountId,
        name_text_id: one.name.textId,
        name_length: one.name.length,
        email_text_id: one.email.textId,
        email_length: one.email.length,
        declared_at: one.declaredAt,
      })),
  },
]

/** Saves what `evolve` made of an entry, under its root's lock. */
export const saveEntry = (write: Write, before: MediatorEntry | null, after: MediatorEntry): void =>
  saveTables(write, keptTables, before, after, after.id)
