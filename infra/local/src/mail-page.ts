import type { CaughtMail } from './mail-catcher.ts'
import { escaped, page } from './page.ts'

const address = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g

/** A message's text with its addresses as links. */
export const withLinks = (text: string): string => {
  let html = ''
  let at = 0
  for (const match of text.matchAll(address)) {
    html += escaped(text.slice(at, match.index))
    html += `<a href="${escaped(match[0])}">${escaped(match[0])}</a>`
    at = match.index + match[0].length
  }
  return html + escaped(text.slice(at))
}

const inLondon = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/London',
})
const sentAt = ({ date }: CaughtMail) => (date ? inLondon.format(new Date(date)) : '')

/** Every accepted copy, the newest first. */
export const mailList = (mails: readonly CaughtMail[]): string => {
  if (mails.length === 0) return page('Mail', '<p>Nothing has been sent yet.</p>')
  const rows = mails
    .toReversed()
    .map(
      (mail) =>
        `<tr><td>${mail.id}</td><td>${escaped(mail.to)}</td>` +
        `<td><a href="/mail/${mail.id}">${escaped(mail.subject)}</a></td><td>${escaped(sentAt(mail))}</td></tr>`,
    )
  return page(
    'Mail',
    `<p>Every message that was accepted here. None leaves this machine. Times are this machine’s, not the service clock’s.</p>
<table><thead><tr><th scope="col">Number</th><th scope="col">To</th><th scope="col">Subject</th><th scope="col">Accepted</th></tr></thead>
<tbody>${rows.join('')}</tbody></table>`,
  )
}

/** One message as its reader sees it. */
export const mailMessage = (mail: CaughtMail): string =>
  page(
    mail.subject || 'Message without a subject',
    `<dl><dt>To</dt><dd>${escaped(mail.to)}</dd><dt>From</dt><dd>${escaped(mail.from)}</dd><dt>Accepted</dt><dd>${escaped(sentAt(mail))}</dd></dl>
<pre>${withLinks(mail.text)}</pre><p><a href="/mail">All mail</a></p>`,
  )
