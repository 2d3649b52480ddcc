import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type { Message } from './message.ts'

/**
 * `accepted`: the mail system has taken it. `refused`: it never will. `later`: nothing was accepted. `unknown`: the connection
 * broke after the message had begun to go over, so nobody can say.
 */
export type Delivery = 'accepted' | 'refused' | 'later' | 'unknown'
export type Mailer = { send(message: Message): Promise<Delivery>; close(): void }

/** Milliseconds. All of them together stay below the lease of an effect, or a second attempt could begin beside the first. */
export const smtpTimeout = 20_000

type SmtpFault = { readonly responseCode?: number }

const deliveryOf = ({ responseCode }: SmtpFault, begun: boolean): Delivery => {
  if (responseCode !== undefined) return responseCode >= 500 ? 'refused' : 'later'
  // Without an answer, the other side may have taken what it was given.
  return begun ? 'unknown' : 'later'
}

const addressOfServer = (url: string) => {
  const { hostname, port, protocol, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  return {
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
  }
}

/**
 * A way out for messages, over SMTP, under one neutral sender.
 * @param url e.g. `smtp://localhost:4102`
 * @param from the same sender for every service
 */
export const createMailer = (url: string, from: string): Mailer => {
  const transport = createTransport({
    ...addressOfServer(url),
    connectionTimeout: smtpTimeout / 4,
    greetingTimeout: smtpTimeout / 4,
    dnsTimeout: smtpTimeout / 4,
    socketTimeout: smtpTimeout / 2,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  })
  const send = async ({ to, subject, text, html, messageId }: Message): Promise<Delivery> => {
    let begun = false
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<Delivery>((resolve) => {
      timer = setTimeout(() => resolve(deliveryOf({}, begun)), smtpTimeout)
    })
    // The message is drawn from this stream only once the connection stands and the envelope is on its way.
    const sending = transport
      .sendMail({
        from,
        to: { name: '', address: to },
        subject,
        messageId,
        text: Readable.from(
          (function* () {
            begun = true
            yield text
          })(),
        ),
        html,
      })
      .then((): Delivery => 'accepted')
      .catch((fault: unknown): Delivery => deliveryOf(fault as SmtpFault, begun))
    try {
      return await Promise.race([sending, tooLong])
    } finally {
      clearTimeout(timer)
    }
  }
  return { send, close: () => transport.close() }
}
