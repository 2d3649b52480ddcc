import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { roleUrls } from '@concord/local/database'
import { rolePasswords } from '@concord/local/roles'
import { secretsIn } from '@concord/local/secrets'
import { type AdviceRecords, createAdviceRecords, mortalKeysAt } from '@concord/records'
import { accepted, suitable } from '@concord/records/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSystem, type System } from '../running/system.ts'
import { until } from '../running/until.ts'
import { beginHolding } from './holdings.ts'
import { phrase } from './planted.ts'
import { readsOf } from './tester.ts'

let system: System
let records: AdviceRecords
let holding: ReturnType<typeof beginHolding>
let folder: string

/** The gateway's two doors over the running system: its database, its keys, its key service. */
const doorsOf = ({ adminUrl, folders, addresses }: System): AdviceRecords => {
  const secrets = secretsIn(folders.keys)
  const urls = roleUrls(adminUrl, rolePasswords(secrets), new URL(adminUrl).pathname.slice(1))
  return createAdviceRecords({
    readUrl: urls.read_advice,
    decideUrl: urls.decide_advice,
    revealUrl: urls.reveal_advice,
    vaultKeys: secrets('vault-keys-advice.json'),
    digestKey: secrets('digest-key'),
    mortalKeys: mortalKeysAt({ url: addresses.keyService, credential: secrets('key-service-gateway') }),
  })
}

/** A mediation for an organisation of the running system: everybody has agreed, and one has written what nobody else may read. */
const anAgreedMediation = async () => {
  const persona = system.personas.find(({ roles }) => roles.includes('senior-adviser'))
  const adviser = { kind: 'staff', id: persona?.accountId ?? '' } as const
  const { rows } = await system.admin.query<{ id: string }>(
    "select id from platform.organisation where nation = 'England' order by id",
  )
  const person = (name: string) => ({
    name: `${name} Trial`,
    email: `${name}-${randomUUID()}@example.org`.toLowerCase(),
  })
  const { rootId, made } = await accepted(records, adviser, 'openMediation', {
    organisationId: rows[0]?.id,
    profession: 'doctor',
    conductIsPart: 'no',
    commissioner: person('Corin'),
    participants: [person('Ashby'), person('Bryn')],
  })
  const [kept] = (
    await system.admin.query<{ reference: string }>('select reference from advice.mediation where root_id = $1', [
      rootId,
    ])
  ).rows
  const root = { reference: kept?.reference ?? '' }
  const party = (name: string) => ({ kind: 'party', id: made(name) }) as const
  await accepted(records, adviser, 'answerSuitability', suitable, root)
  await accepted(records, adviser, 'putCharges', { partyId: made('commissioner'), pounds: 0, covers: 'A day' }, root)
  await accepted(records, party('commissioner'), 'acceptCharges', {})
  const [writer, leaver] = [party('participants.0'), party('participants.1')]
  for (const one of [writer, leaver]) await accepted(records, one, 'agreeToMediate', { keepsConfidentiality: true })
  await accepted(records, writer, 'saveOutline', { draft: phrase })
  await accepted(records, writer, 'handInOutline', { outline: phrase })
  return { rootId, writer, leaver }
}
let mediation: Awaited<ReturnType<typeof anAgreedMediation>>

beforeAll(async () => {
  system = await aSystem('outline')
  folder = join(system.folders.data, 'tester')
  rmSync(folder, { recursive: true, force: true })
  holding = beginHolding(system, folder)
  records = doorsOf(system)
  mediation = await anAgreedMediation()
  await holding.backUp()
}, 600_000)
afterAll(async () => {
  holding?.stop()
  await records?.close()
  await system?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
}, 60_000)

test('AM-10: while its key lives, the tester reads an outline and its draft, in the database and in the backup', async () => {
  const found = await readsOf(phrase, await holding.everything())
  const sealed = found
    .filter(({ how }) => how === 'by the living key service')
    .map(({ where }) => where.replace(/,.*/, ''))
  expect(new Set(sealed)).toEqual(new Set(['the database', 'the started backup']))
}, 240_000)

test('AM-10: the mediation has ended, and nothing that the tester holds reads it any more', async () => {
  await accepted(records, mediation.leaver, 'withdraw', {})
  await until('the keys to have died', async () => {
    const { rows } = await system.admin.query(
      "select 1 from advice.outline_receipt where root_id = $1 and key_state = 'destroyed'",
      [mediation.rootId],
    )
    return rows.length === 2
  })
  expect(await readsOf(phrase, await holding.everything())).toEqual([])
  await system.parts.keyService.stop()
  await system.parts.keyService.start()
  expect(await readsOf(phrase, await holding.everything())).toEqual([])
}, 240_000)
