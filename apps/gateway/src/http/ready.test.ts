import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aGateway, type TestGateway } from '../testing/a-gateway.ts'

let one: TestGateway
beforeAll(async () => {
  one = await aGateway()
})
afterAll(() => one.close())

const ready = async () => {
  const { status, body } = await one.send('GET', '/ready')
  return { status, body }
}
const isReady = { status: 200, body: { status: 'ready' } }
const isNot = { status: 503, body: { status: 'not ready' } }
const whileRun = async (breaking: string, mending: string, work: () => Promise<void>) => {
  await one.database.admin.query(breaking)
  try {
    await work()
  } finally {
    await one.database.admin.query(mending)
  }
}

describe('/ready', () => {
  it('is said where the reading role sees the canary through row security', async () => {
    expect(await ready()).toEqual(isReady)
    expect((await one.send('GET', '/health')).body).toEqual({ status: 'up' })
  })

  it('is not said where the reading role is blind, though no statement fails', async () => {
    await whileRun(
      'alter policy granted on advice.promise rename to granted_before; create policy blind on advice.promise as restrictive for select to read_advice using (false)',
      'drop policy blind on advice.promise; alter policy granted_before on advice.promise rename to granted',
      async () => {
        expect(await ready()).toEqual(isNot)
        expect((await one.send('GET', '/health')).status).toBe(200)
      },
    )
    expect(await ready()).toEqual(isReady)
  })

  it('is not said where the canary’s grant is gone', async () => {
    await whileRun(
      "create table public.kept as select * from advice.access_grant where opened_at = 'epoch'; delete from advice.access_grant where opened_at = 'epoch'",
      'insert into advice.access_grant select * from public.kept; drop table public.kept',
      async () => expect(await ready()).toEqual(isNot),
    )
    expect(await ready()).toEqual(isReady)
  })

  it('is not said where the role may not read at all', async () => {
    await whileRun(
      'revoke select on advice.promise from read_advice',
      'grant select on advice.promise to read_advice',
      async () => expect(await ready()).toEqual(isNot),
    )
  })
})
