import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** One accepted copy, parsed. `id` is its place in the order of acceptance. */
export type CaughtMail = {
  readonly id: number
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly messageId: string
  readonly date: string
  readonly text: string
}

const refusal = () => Object.assign(new Error('No such mailbox here'), { responseCode: 550 })

/**
 * A real SMTP server that keeps every copy it has accepted and delivers none.
 * An address with `refused` before its @ is refused for good, to try what a bounce does.
 */
export const startMailCatcher = async ({ port, folder }: { readonly port: number; readonly folder: string }) => {
  mkdirSync(folder, { recursive: true })
  const files = () =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.eml'))
      .sort()
  let next = files().length + 1
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    // Stopping must not wait for a client that keeps its connection open.
    closeTimeout: 500,
    onRcptTo: ({ address }, _, callback) =>
      callback(address.split('@')[0]?.includes('refused') ? refusal() : undefined),
    onData: (stream, _, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        // Written before it is acknowledged: what was accepted is on disk, whatever happens next.
        writeFileSync(join(folder, `${String(next).padStart(6, '0')}.eml`), Buffer.concat(chunks))
        next += 1
        callback()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
  /** The copy as it was accepted; undefined where there is none of this number. */
  const raw = (id: number): Buffer | undefined => {
    const file = files().find((name) => Number.parseInt(name, 10) === id)
    return file === undefined ? undefined : readFileSync(join(folder, file))
  }
  const list = async (): Promise<readonly CaughtMail[]> =>
    Promise.all(
      files().map(async (file) => {
        const mail = await PostalMime.parse(readFileSync(join(folder, file)))
        return {
          id: Number.parseInt(file, 10),
          to: mail.to?.map(({ address }) => address).join(', ') ?? '',
          from: mail.from?.address ?? '',
          subject: mail.subject ?? '',
          messageId: mail.messageId ?? '',
          date: mail.date ?? '',
          text: mail.text ?? '',
        }
      }),
    )
  return { list, raw, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
export type MailCatcher = Awaited<ReturnType<typeof startMailCatcher>>
