import * as openid from 'openid-client'
import { z } from 'zod'
import { Refusal } from '../http/answer.ts'
import type { Log } from '../log.ts'
import type { SignInRecords } from '../records-port.ts'
import type { Provider } from './provider.ts'
import { newSecret } from './secrets.ts'

const completion = z.object({
  code: z.string().min(1).max(2_000),
  state: z.string().min(1).max(200),
  iss: z.string().max(500).optional(),
})

const beginAgain = (log: Log, code: string): Refusal => {
  log.warn('sign-in refused', { code })
  return new Refusal(422, { problem: 'expired', message: 'This sign-in has run out. Sign in again' })
}

export const createStaffSignIn = (parts: {
  readonly signIn: SignInRecords
  readonly provider: Provider
  readonly log: Log
}) => ({
  /** The address to send the person to; state and verifier are kept, the state as a hash alone. */
  begin: async () => {
    const state = newSecret()
    const verifier = openid.randomPKCECodeVerifier()
    const url = await parts.provider.begin(state, verifier)
    await parts.signIn.beginAttempt(state, verifier)
    return { url, state }
  },
  /** Code and state → session of eight hours. An attempt counts once, whatever comes of it. */
  complete: async (body: unknown) => {
    const read = completion.safeParse(body)
    if (!read.success) throw beginAgain(parts.log, 'malformed')
    const { code, state, iss } = read.data
    const verifier = await parts.signIn.takeAttempt(state)
    if (verifier === null) throw beginAgain(parts.log, 'no-attempt')
    const subject = await parts.provider.subjectOf(code, state, verifier, iss)
    if (subject === null) throw beginAgain(parts.log, 'provider-refused')
    const account = await parts.signIn.staffBySubject(subject)
    if (account === null) {
      parts.log.warn('sign-in refused', { code: 'no-role' })
      throw new Refusal(422, {
        problem: 'noRole',
        message:
          'You are signed in with your organisation, but you have no role in this service. Ask your manager for one',
      })
    }
    return parts.signIn.openSession('staff', account.id)
  },
})
