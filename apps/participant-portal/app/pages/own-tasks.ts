import type { Task } from '@concord/portal-kit/task-list'
import { paths } from '../paths.ts'

export type Prepared = {
  readonly agreedOn: string | null
  readonly sharesAgreement: boolean | null
  readonly safeContact: { readonly channel: string } | null
  readonly talk: { readonly bookedAt: string | null; readonly declined: boolean } | null
  readonly companion: { readonly promisedOn: string | null } | null
}

const channels: Readonly<Record<string, string>> = { email: 'By email', telephone: 'By telephone', post: 'By post' }

const sharing = ({ sharesAgreement }: Prepared): Task => ({
  href: paths.sharing,
  name: 'Who may see that you have signed',
  status: sharesAgreement === null ? 'Not answered' : sharesAgreement ? 'Yes' : 'No',
  isDone: sharesAgreement !== null,
})
const contact = ({ safeContact }: Prepared): Task => ({
  href: paths.contact,
  name: 'A safe way to contact you',
  hint: safeContact ? undefined : 'Until you say otherwise we write to the email address that we were given',
  status: safeContact ? (channels[safeContact.channel] ?? 'Said') : 'Not said',
  isDone: safeContact !== null,
})
// How far the outline is stands on its own page alone: it is closed the moment anybody ends the mediation, before all are told.
const outline: Task = {
  href: paths.outline,
  name: 'Your outline for the mediators',
  hint: 'What you would like the mediators to know beforehand, in your own words',
  status: null,
  isDone: false,
}
const talk = ({ talk: offered }: Prepared): Task => ({
  href: paths.talk,
  name: 'A talk with a mediator beforehand',
  status: !offered
    ? 'No times yet'
    : offered.bookedAt
      ? 'Time chosen'
      : offered.declined
        ? 'Not wanted'
        : 'Choose a time',
  isDone: !offered || offered.bookedAt !== null || offered.declined,
})
const companion = ({ companion: invited }: Prepared): Task => ({
  href: paths.companion,
  name: 'Somebody to come with you',
  hint: 'If you like: to your individual meeting',
  status: !invited ? 'Nobody invited' : invited.promisedOn ? 'Has promised' : 'Invited',
  isDone: true,
})

/** What a participant can see to, in any order: two things from the start, the rest once they have agreed. No status tells of others. */
export const ownTasks = (mine: Prepared): readonly Task[] =>
  mine.agreedOn === null
    ? [sharing(mine), contact(mine)]
    : [sharing(mine), contact(mine), outline, talk(mine), companion(mine)]
