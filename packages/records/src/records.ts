import { mediationStore } from './assisted-mediation/store.ts'
import { poolOf, type Sql, sqlOf } from './connection.ts'
import { registerStore } from './mediator-register/store.ts'
import { performWith } from './performing/perform.ts'
import { requestMessageOn } from './platform/messages-to-self.ts'
import { platformRecordsOn } from './platform/records.ts'
import { enquiryStore } from './practitioner-advice/store.ts'
import { withActorOn } from './reading.ts'
import { openIdentity } from './vault/identity.ts'
import { parseKeyRing } from './vault/key-ring.ts'
import { type MortalKeys, noMortalKeys } from './vault/mortal-keys.ts'
import { revealWith } from './vault/reveal.ts'
import { effectsOn } from './work/effects.ts'
import { loadFactsOn } from './work/facts.ts'
import { outboxOn } from './work/outbox.ts'

const stores = [mediationStore, registerStore, enquiryStore]

const answersOn = (sql: Sql) => async (): Promise<boolean> => (await sql('select 1')).length === 1

/** The worker's canary: a role that cannot see its own row is blind, and the zero it reads means nothing. */
const seesCanaryOn = (sql: Sql) => async (): Promise<boolean> => {
  const rows = await sql(
    `select 1 from advice.process p join advice.promise o on o.root_id = p.root_id join advice.effect e on e.root_id = p.root_id
     join advice.outbox b on b.root_id = p.root_id where p.service = 'canary'`,
  )
  return rows.length === 1
}

/** Addresses are PostgreSQL URLs of one login role each; keys as in the environment (README, Settings). */
export type AdviceParts = {
  readonly readUrl: string
  readonly decideUrl: string
  readonly revealUrl: string
  readonly vaultKeys: string
  /** 32 bytes, base64. */
  readonly digestKey: string
  /** Where the keys of outlines and notes are; without it none is written or read. */
  readonly mortalKeys?: MortalKeys
  readonly connections?: number
}

/** The advice wall for the gateway: the two doors, and the vault's two ways to open text. */
export const createAdviceRecords = ({
  readUrl,
  decideUrl,
  revealUrl,
  vaultKeys,
  digestKey,
  mortalKeys = noMortalKeys,
  connections,
}: AdviceParts) => {
  const ring = parseKeyRing(vaultKeys)
  const [read, decide, reveal] = [poolOf(readUrl, connections), poolOf(decideUrl, connections), poolOf(revealUrl, 4)]
  return {
    ring,
    withActor: withActorOn(read),
    perform: performWith(stores, { pool: decide, ring, digestKey: Buffer.from(digestKey, 'base64'), mortalKeys }),
    openIdentity: (sql: Sql, textIds: readonly string[]) => openIdentity(sql, ring, textIds),
    reveal: revealWith(reveal, ring, mortalKeys),
    requestMessage: requestMessageOn(decide),
    answers: answersOn(sqlOf(read)),
    close: async () => {
      await Promise.all([read.end(), decide.end(), reveal.end()])
    },
  }
}
export type AdviceRecords = ReturnType<typeof createAdviceRecords>

/** The platform, for gateway and worker. `digestKey` also keys the codes' hashes. */
export const createPlatformRecords = ({
  signInUrl,
  digestKey,
}: {
  readonly signInUrl: string
  readonly digestKey: string
}) => {
  const pool = poolOf(signInUrl)
  return {
    ...platformRecordsOn(pool, Buffer.from(digestKey, 'base64')),
    pool,
    answers: answersOn(sqlOf(pool)),
    close: () => pool.end(),
  }
}

export type WorkParts = Pick<AdviceParts, 'decideUrl' | 'vaultKeys' | 'digestKey'> & {
  readonly workerUrl: string
  readonly leaseSeconds?: number
}

/** The advice wall for the worker: what is owed, what was sent, and commands as the service itself. */
export const createAdviceWork = ({ workerUrl, decideUrl, vaultKeys, digestKey, leaseSeconds }: WorkParts) => {
  const ring = parseKeyRing(vaultKeys)
  const [work, decide] = [poolOf(workerUrl), poolOf(decideUrl)]
  return {
    outbox: outboxOn(work),
    loadFacts: loadFactsOn(work),
    effects: effectsOn(work, ring, leaseSeconds),
    // The service itself writes nothing under a mortal key.
    perform: performWith(stores, {
      pool: decide,
      ring,
      digestKey: Buffer.from(digestKey, 'base64'),
      mortalKeys: noMortalKeys,
    }),
    seesCanary: seesCanaryOn(sqlOf(work)),
    close: async () => {
      await Promise.all([work.end(), decide.end()])
    },
  }
}
export type AdviceWork = ReturnType<typeof createAdviceWork>
