import { createHmac } from 'node:crypto'
import { noticeWords, staffNoticeWords } from '@concord/domain/assisted-mediation'

/** What goes to the mail system: one recipient, a text and the same as simple HTML, nothing attached. */
export type Message = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
}

const codeWords = {
  subject: 'Your code',
  before: 'Your code is:',
  after: 'It works for ten minutes. Type it on the page that asked for it. We never ask for it in any other way.',
} as const

const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const page = (blocks: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Message</title></head><body>${blocks.join('')}</body></html>`
const paragraph = (text: string): string => `<p>${asHtml(text)}</p>`

/**
 * The notice that every sending is: the same words for all of them, with the recipient's own link.
 * @param token the personal link's, which stands in this message alone
 */
export const noticeMessage = (to: string, portalUrl: string, token: string, messageId: string): Message => {
  const link = `${portalUrl.replace(/\/$/, '')}/enter/${token}`
  const { subject, paragraphs, closing } = noticeWords
  return {
    to,
    subject,
    messageId,
    text: [...paragraphs, link, closing].join('\n\n'),
    html: page([
      ...paragraphs.map(paragraph),
      `<p><a href="${asHtml(link)}">${asHtml(link)}</a></p>`,
      paragraph(closing),
    ]),
  }
}

/** The notice to somebody of the staff: they sign in, so it holds the portal's address and nothing else. */
export const staffNotice = (to: string, portalUrl: string, messageId: string): Message => {
  const { subject, paragraphs, closing } = staffNoticeWords
  return {
    to,
    subject,
    messageId,
    text: [...paragraphs, portalUrl, closing].join('\n\n'),
    html: page([
      ...paragraphs.map(paragraph),
      `<p><a href="${asHtml(portalUrl)}">${asHtml(portalUrl)}</a></p>`,
      paragraph(closing),
    ]),
  }
}

/** The message with the six digits that a person asked for: no link, and nothing of what they are for. */
export const codeMessage = (to: string, digits: string, messageId: string): Message => ({
  to,
  subject: codeWords.subject,
  messageId,
  text: [codeWords.before, digits, codeWords.after, noticeWords.closing].join('\n\n'),
  html: page([
    paragraph(codeWords.before),
    `<p><strong>${asHtml(digits)}</strong></p>`,
    paragraph(codeWords.after),
    paragraph(noticeWords.closing),
  ]),
})

/** Opaque, and the same on every attempt, so that a provider or a mailbox can tell a copy. */
export const messageIdOf = (digestKey: string, effectId: string, sender: string): string => {
  const mark = createHmac('sha256', Buffer.from(digestKey, 'base64')).update(`message\n${effectId}`).digest('hex')
  return `<${mark.slice(0, 40)}@${
    sender
      .split('@')
      .at(-1)
      ?.replace(/[^A-Za-z0-9.-]/g, '') || 'concord.invalid'
  }>`
}
