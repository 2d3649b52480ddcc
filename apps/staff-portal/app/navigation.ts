import { paths } from './paths.ts'

type Entry = { readonly href: string; readonly text: string; readonly of: readonly string[] }

const takesEnquiries = ['senior-adviser', 'case-support', 'adviser']
const entries: readonly Entry[] = [
  { href: paths.cases, text: 'Cases', of: [...takesEnquiries, 'mediator'] },
  { href: paths.enquiries, text: 'Enquiries', of: takesEnquiries },
  { href: paths.newMediation, text: 'Open a mediation', of: ['senior-adviser'] },
  { href: paths.safety, text: 'Safety', of: ['senior-adviser', 'mediator'] },
  { href: paths.mediating, text: 'You are asked', of: ['mediator'] },
  { href: paths.ownConnections, text: 'Your connections', of: ['mediator'] },
  { href: paths.register, text: 'Register of mediators', of: ['senior-adviser', 'case-support'] },
]

/** What stands in the header of somebody with these roles. What they may do on each page, the gateway decides. */
export const navigationFor = (roles: readonly string[], pathname: string) =>
  entries
    .filter(({ of }) => of.some((role) => roles.includes(role)))
    .map(({ href, text }) => ({ href, text, current: pathname === href }))
