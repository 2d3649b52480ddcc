import { type Concord, startConcord } from '@concord/local/concord'
import { freeBase } from '@concord/local/ports'
import pg from 'pg'
import { until } from './until.ts'

export type CaughtMail = Awaited<ReturnType<Concord['mail']>>[number]

/** The whole of Concord, thrown away afterwards, with ways to look at what it did. */
export type System = Awaited<ReturnType<typeof aSystem>>

export const aSystem = async (name: string, logLevel: 'info' | 'debug' = 'info') => {
  const environment = `trial-${name}`
  const concord = await startConcord({ environment, portBase: await freeBase(), throwAway: true, logLevel })
  const admin = new pg.Pool({ connectionString: concord.adminUrl, max: 4 })
  admin.on('error', () => undefined)
  const rootOf = async (reference: string): Promise<string> => {
    const { rows } = await admin.query<{ root_id: string }>(
      'select root_id from advice.mediation where reference = $1',
      [reference],
    )
    if (!rows[0]) throw new Error(`no mediation ${reference}`)
    return rows[0].root_id
  }
  return {
    ...concord,
    admin,
    rootOf,
    stageOf: async (reference: string) =>
      (await admin.query<{ stage: string }>('select stage from advice.mediation where reference = $1', [reference]))
        .rows[0]?.stage,
    /** Mails to one address, oldest first. */
    mailTo: async (address: string): Promise<readonly CaughtMail[]> =>
      (await concord.mail()).filter(({ to }) => to.includes(address)),
    /** The nth mail (from 1) to an address, once it is there. */
    nthMail: (address: string, nth: number): Promise<CaughtMail> =>
      until(
        `mail ${nth} to ${address}`,
        async () => (await concord.mail()).filter(({ to }) => to.includes(address))[nth - 1],
      ),
    /** Moves the clock on to when the earliest promise of this kind is due. */
    moveToNext: async (reference: string, kind: string): Promise<string> => {
      const root = await rootOf(reference)
      const due = await until(`a due ${kind}`, async () => {
        const { rows } = await admin.query<{ due: Date | null }>(
          "select min(due_at) as due from advice.promise where root_id = $1 and kind = $2 and state = 'owed' and due_at > app.now()",
          [root, kind],
        )
        return rows[0]?.due ?? undefined
      })
      await concord.moveClockTo(new Date(due.getTime() + 1000).toISOString())
      return due.toISOString()
    },
    /** Nothing that is due is still to be done for this mediation; what waits for a person is theirs. */
    untilQuiet: async (reference: string): Promise<void> => {
      const root = await rootOf(reference)
      await until(`${reference} to be quiet`, async () => {
        const { rows } = await admin.query<{ open: number }>(
          `select (select count(*)::int from advice.promise where root_id = $1 and state = 'owed' and due_at <= app.now() and nature <> 'task' and kind <> 'agreementReminder')
             + (select count(*)::int from advice.effect where root_id = $1 and state = 'handing over') as open`,
          [root],
        )
        return rows[0]?.open === 0
      })
    },
    stop: async () => {
      await admin.end()
      await concord.stop()
    },
  }
}
