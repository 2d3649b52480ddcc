/** The standing of a mediator on a case, for their colleagues. */
export const standingInWords: Readonly<Record<string, string>> = {
  proposed: 'Asked, has not answered',
  clear: 'Has no connection',
  assigned: 'Assigned',
  notAvailable: 'Not available for this case',
  replaced: 'Replaced',
}
export const channelOfContact: Readonly<Record<string, string>> = {
  email: 'By email',
  telephone: 'By telephone',
  post: 'By post',
}
export const howTold = {
  telephone: 'By telephone',
  email: 'By email',
  letter: 'By letter',
  inPerson: 'In person',
} as const
export const hoursInWords = (from: number, until: number): string => `from ${from}:00 up to ${until}:00`
export const whoIs = (position: number | null): string => {
  if (position === null) return 'Somebody'
  return position === 0 ? 'The commissioner' : `Participant ${position}`
}
/** Ids of a task in an address: what it is, to whom, the how-manieth. */
export const taskName = (task: {
  readonly kind: string
  readonly position: number | null
  readonly occurrence: number
}) => `${task.kind}.${task.position ?? ''}.${task.occurrence}`
