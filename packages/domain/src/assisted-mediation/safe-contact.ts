import { z } from 'zod'
import { emailText, longText, type SealedText, text } from '../shared/text.ts'

export type Channel = 'email' | 'telephone' | 'post'

/**
 * How a person wants to be reached, in their own words to us alone. Every sending honours it: by another channel than e-mail
 * it becomes a task for a person, and none goes outside the hours. From `fromHour` up to `untilHour` of the London day.
 */
export type SafeContact = {
  readonly channel: Channel
  /** The address, number or postal address of that channel. */
  readonly at: SealedText
  readonly fromHour: number
  readonly untilHour: number
}

const hour = (least: number, most: number) =>
  z.coerce.number('Choose an hour').int('Choose a full hour').min(least, 'Choose an hour').max(most, 'Choose an hour')
const hours = { fromHour: hour(0, 23), untilHour: hour(1, 24) }
// Asked of the person, because nobody else knows: others may read what comes to a place of work.
const notAtWork = z.literal(true, 'Choose a way that nobody at your workplace shares or reads')

export const setSafeContactSchema = z
  .discriminatedUnion(
    'channel',
    [
      z.object({
        channel: z.literal('email'),
        email: emailText('actor', 'Enter the email address', 'SC'),
        notAtWork,
        ...hours,
      }),
      z.object({
        channel: z.literal('telephone'),
        telephone: text('SC', 40, 'actor', 'Enter the telephone number'),
        notAtWork,
        ...hours,
      }),
      z.object({
        channel: z.literal('post'),
        postalAddress: longText('SC', 400, 'actor', 'Enter the postal address'),
        notAtWork,
        ...hours,
      }),
    ],
    'Choose how we may contact you',
  )
  .refine(({ fromHour, untilHour }) => fromHour < untilHour, {
    message: 'Choose an hour that is later than the first',
    path: ['untilHour'],
  })
