import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEnvironment, eventually } from './testing/environment.ts'
import { aLineTo } from './testing/line.ts'

let environment: Awaited<ReturnType<typeof anEnvironment>>
beforeAll(async () => {
  environment = await anEnvironment()
})
afterAll(() => environment.close())

const mails = (count: number) =>
  eventually(
    () => environment.mailbox.caught.length,
    (all) => all >= count,
  )

describe('PostgreSQL away', () => {
  test('it starts without, is not ready, goes on when it is there, and once more after it was gone', async () => {
    const { hostname, port } = new URL(environment.database.adminUrl)
    const line = await aLineTo(hostname, Number(port))
    await line.cut()
    const before = environment.mailbox.caught.length
    const work = environment.work(undefined, line.port)
    const worker = environment.start({ work })
    await expect(work.answers()).rejects.toThrow()
    await environment.openMediation()
    await line.mend()
    await mails(before + 3)
    expect(await work.answers()).toBe(true)
    await line.cut()
    await environment.openMediation()
    await line.mend()
    await mails(before + 6)
    await worker.stop()
    await line.cut()
    expect(environment.mailbox.caught).toHaveLength(before + 6)
  })
})
