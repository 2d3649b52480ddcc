import { z } from 'zod'
import { Refusal } from '../http/answer.ts'
import { faultFields, type Log } from '../log.ts'
import type { CodeProblem, GatewayRecords } from '../records-port.ts'
import type { Limiter } from './limits.ts'
import { hashOf } from './secrets.ts'

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const withToken = z.object({ token })
const withCode = z.object({ token, code: z.string().max(40) })

const said: Readonly<Record<CodeProblem, string>> = {
  wrong: 'That is not the code that we sent. Check the newest message, and enter its six digits',
  expired: 'This code can no longer be used. Ask for a new one',
  tooMany: 'A wrong code was entered too often. Ask for a new one',
}

/** The six digits, however they were typed: "123 456" is a code. */
const digitsOf = (typed: string): string | null => {
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

export const createLinkSignIn = (parts: {
  readonly records: Pick<GatewayRecords, 'signIn' | 'requestSignInCode' | 'requestLinkAgain'>
  readonly limit: Limiter
  readonly log: Log
}) => {
  const { signIn } = parts.records
  const working = new Set<Promise<void>>()
  /** Goes on after the answer has gone: neither its content nor its time tells whether the link exists. */
  const afterTheAnswer = (work: () => Promise<void>): void => {
    const going = work()
      .catch((fault: unknown) => parts.log.error('code not planned', faultFields(fault)))
      .finally(() => working.delete(going))
    working.add(going)
  }
  return {
    /** Plans the sending of a code for a live link. Says the same for a link that is not there. */
    code: async (body: unknown): Promise<void> => {
      const read = withToken.safeParse(body)
      if (!read.success) return
      const hash = hashOf(read.data.token).toString('hex')
      await parts.limit('codeOfLink', hash)
      afterTheAnswer(async () => {
        const link = await signIn.link(read.data.token)
        if (link && !link.expired) await parts.records.requestSignInCode(link.partyId)
      })
    },
    /** Plans a new link, to the address that the case has for that party; an expired link may ask too. */
    again: async (body: unknown): Promise<void> => {
      const read = withToken.safeParse(body)
      if (!read.success) return
      const hash = hashOf(read.data.token).toString('hex')
      await parts.limit('linkAgain', hash)
      afterTheAnswer(async () => {
        const link = await signIn.link(read.data.token)
        if (link) await parts.records.requestLinkAgain(link.partyId)
      })
    },
    /** Link and code → session of two hours. A link that is not there answers as one without a code. */
    complete: async (body: unknown) => {
      const read = withCode.safeParse(body)
      if (!read.success) throw new Refusal(422, { problem: 'wrong', message: said.wrong })
      const hash = hashOf(read.data.token).toString('hex')
      await parts.limit('tryOfLink', hash)
      const digits = digitsOf(read.data.code)
      if (digits === null) throw new Refusal(422, { problem: 'wrong', message: said.wrong })
      const link = await signIn.link(read.data.token)
      const problem = link && !link.expired ? await signIn.spendCode(link.partyId, digits) : 'expired'
      if (link === null || problem !== null) {
        const shown = problem ?? 'expired'
        parts.log.info('sign-in refused', { code: shown })
        throw new Refusal(422, { problem: shown, message: said[shown] })
      }
      return signIn.openSession('party', link.partyId)
    },
    /** Waits for what goes on after answers. */
    settled: async (): Promise<void> => {
      while (working.size > 0) await Promise.all(working)
    },
  }
}
