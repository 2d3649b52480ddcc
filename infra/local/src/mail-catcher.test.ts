import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MailCatcher, startMailCatcher } from './mail-catcher.ts'
import { withLinks } from './mail-page.ts'
import { freePorts } from './ports.ts'

/** Speaks SMTP by hand, so that what the server answers is what is looked at. */
const send = async (port: number, to: string, message: string): Promise<string[]> => {
  const socket = connect(port, '127.0.0.1')
  const codes: string[] = []
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]()
  const answer = async () => {
    for (;;) {
      const { value } = await lines.next()
      if (!/^\d{3}-/.test(value)) return codes.push(String(value).slice(0, 3))
    }
  }
  await answer()
  for (const line of ['EHLO here', 'MAIL FROM:<notices@concord.invalid>', `RCPT TO:<${to}>`]) {
    socket.write(`${line}\r\n`)
    await answer()
  }
  if (codes.at(-1) === '250') {
    socket.write('DATA\r\n')
    await answer()
    socket.write(`${message}\r\n.\r\n`)
    await answer()
  }
  socket.write('QUIT\r\n')
  await answer()
  socket.destroy()
  return codes
}

describe('the mail catcher', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-mail-'))
  let port = 0
  let catcher: MailCatcher
  beforeAll(async () => {
    port = (await freePorts(1))[0] ?? 0
    catcher = await startMailCatcher({ port, folder })
  })
  afterAll(async () => {
    await catcher.stop()
    rmSync(folder, { recursive: true })
  })
  const message = [
    'From: notices@concord.invalid',
    'To: zoe@lough.example',
    'Subject: =?utf-8?Q?For_Zo=C3=AB?=',
    'Message-ID: <one@concord.invalid>',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('Zoë, open http://localhost:4130/enter/abc-_123.').toString('base64'),
  ].join('\r\n')

  it('keeps every copy that it accepted, in order, and reads it as its reader does', async () => {
    expect(await send(port, 'zoe@lough.example', message)).toEqual(['220', '250', '250', '250', '354', '250', '221'])
    await send(port, 'zoe@lough.example', message)
    const mails = await catcher.list()
    expect(mails.map(({ id }) => id)).toEqual([1, 2])
    expect(mails[0]).toMatchObject({
      to: 'zoe@lough.example',
      subject: 'For Zoë',
      messageId: '<one@concord.invalid>',
    })
    expect(mails[0]?.text).toContain('Zoë, open http://localhost:4130/enter/abc-_123.')
  })

  it('keeps them when it is started again, and counts on', async () => {
    await catcher.stop()
    catcher = await startMailCatcher({ port, folder })
    const before = (await catcher.list()).length
    await send(port, 'zoe@lough.example', message)
    expect((await catcher.list()).map(({ id }) => id)).toEqual(
      Array.from({ length: before + 1 }, (_, index) => index + 1),
    )
  })

  it('refuses a mailbox that is named so, for good, and keeps nothing of it', async () => {
    const before = (await catcher.list()).length
    expect(await send(port, 'zoe.refused@lough.example', message)).toEqual(['220', '250', '250', '550', '221'])
    expect(await send(port, 'zoe@refused.example', message)).toContain('354')
    expect(await catcher.list()).toHaveLength(before + 1)
  })

  it('shows an address as a link without the full stop after it, and text as text', () => {
    expect(withLinks('<b> http://localhost:4130/enter/a?b=1&c=2.')).toBe(
      '&lt;b&gt; <a href="http://localhost:4130/enter/a?b=1&amp;c=2">http://localhost:4130/enter/a?b=1&amp;c=2</a>.',
    )
  })
})
