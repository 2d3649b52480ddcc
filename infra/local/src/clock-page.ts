import { atHour, instantInWords } from '@concord/domain/shared'
import type { DueLine } from './clock.ts'
import { escaped, page } from './page.ts'

export type ClockView = {
  now: string
  due: readonly DueLine[]
  /** Why there is no Temporal, and how to get it; undefined where there is one. */
  asleep: string | undefined
  problem?: string
}

const day = 86_400_000

/**
 * The instant that a form of the page asks for.
 * @returns undefined where it names none
 */
export const askedInstant = (form: URLSearchParams, now: string, due: readonly DueLine[]): string | undefined => {
  const later = (milliseconds: number) => new Date(Date.parse(now) + milliseconds).toISOString()
  switch (form.get('move')) {
    case 'day':
      return later(day)
    case 'week':
      return later(7 * day)
    case 'next':
      return due.find(({ overdue }) => !overdue)?.dueAt
    case 'date': {
      const date = form.get('date') ?? ''
      const hour = Number(form.get('hour') ?? 17)
      // 30 February parses, as a day of March.
      const real = !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().slice(0, 10) === date
      return real && Number.isInteger(hour) && hour >= 0 && hour <= 23 ? atHour(date, hour) : undefined
    }
    default:
      return undefined
  }
}

const kinds: Readonly<Record<string, string>> = {
  commissionerNotice: 'Notice to the commissioner',
  invitation: 'Invitation to agree',
  agreementReminder: 'Reminder to agree',
  agreementDeadline: 'Ending as not agreed, unless all agree',
  goingAheadNotice: 'Notice that it goes ahead',
  endingNotice: 'Notice of an ending',
}

const dueTable = (due: readonly DueLine[]) => {
  if (due.length === 0) return '<p>Nothing is owed with a date.</p>'
  const rows = due.map(
    ({ kind, dueAt, count, overdue }) =>
      `<tr><td>${escaped(kinds[kind] ?? kind)}</td><td>${escaped(instantInWords(dueAt))}${overdue ? ' <strong>(due now)</strong>' : ''}</td><td>${count}</td></tr>`,
  )
  return `<table><thead><tr><th scope="col">What</th><th scope="col">When</th><th scope="col">How many</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

/** The service clock, what is owed, and the ways to move on. */
export const clockPage = ({ now, due, asleep, problem }: ClockView): string => {
  const next = due.some(({ overdue }) => !overdue)
  const sleeping = asleep
    ? `<div class="note"><p><strong>Promises sleep.</strong> What people do is kept, but nothing is sent or ended until there is a Temporal server.</p><pre>${escaped(asleep)}</pre></div>`
    : ''
  return page(
    'Clock',
    `${problem ? `<p class="note" role="alert"><strong>${escaped(problem)}</strong></p>` : ''}${sleeping}
<p>The service clock shows <strong>${escaped(instantInWords(now))}</strong>. It only goes forward. Sessions and codes follow this machine’s own clock.</p>
<form method="post" action="/clock"><p><button name="move" value="day">1 day on</button>
<button name="move" value="week">1 week on</button>
${next ? '<button name="move" value="next">To the next thing that is owed</button>' : ''}</p></form>
<form method="post" action="/clock"><p><label for="date">To a date</label> <input id="date" name="date" type="date" required>
<label for="hour">at this hour</label> <input id="hour" name="hour" type="number" min="0" max="23" value="17" required>
<button name="move" value="date">Move on</button></p></form>
<h2>What is owed</h2><p>Kinds and dates, and nobody’s name.</p>${dueTable(due)}`,
  )
}
