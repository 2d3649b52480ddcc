import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type Caught = { readonly to: string; readonly raw: string; readonly mail: Email }
/** What the server answers to the next message: takes it, is busy (4xx), refuses it (5xx), or hangs up after having taken it. */
export type Manner = 'takes' | 'busy' | 'refuses' | 'takes and hangs up'

const answer = (responseCode: number) => Object.assign(new Error('not now'), { responseCode })

/** A real SMTP server on a free port, which keeps every copy it has accepted. */
export const aMailbox = async () => {
  const caught: Caught[] = []
  let manner: Manner = 'takes'
  let justAccepted = () => {}
  const start = (port: number) =>
    new Promise<SMTPServer>((resolve, reject) => {
      const server = new SMTPServer({
        disabledCommands: ['STARTTLS', 'AUTH'],
        logger: false,
        closeTimeout: 100,
        onRcptTo: (_, __, callback) => callback(manner === 'refuses' ? answer(550) : null),
        onData: (stream, session, callback) => {
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', async () => {
            if (manner === 'busy') return callback(answer(451))
            const raw = Buffer.concat(chunks).toString()
            const to = session.envelope.rcptTo[0]?.address ?? ''
            caught.push({ to, raw, mail: await PostalMime.parse(raw) })
            justAccepted()
            if (manner === 'takes and hangs up') return server.close()
            callback()
          })
        },
      })
      server.on('error', reject)
      server.listen(port, '127.0.0.1', () => resolve(server))
    })
  let server: SMTPServer | null = await start(0)
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    caught,
    answersBy: (next: Manner) => {
      manner = next
    },
    /** Called at the moment between acceptance and the server's answer. */
    whenAccepted: (act: () => void) => {
      justAccepted = act
    },
    stop: async () => {
      const stopping = server
      server = null
      await new Promise<void>((resolve) => (stopping ? stopping.close(resolve) : resolve()))
    },
    goOn: async () => {
      server ??= await start(port)
    },
  }
}
