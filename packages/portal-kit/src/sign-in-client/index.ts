import { z } from 'zod'

const begun = z.object({ url: z.url(), state: z.string().min(1) })
const opened = z.object({ session: z.string().min(1), expiresAt: z.string() })
const refusedCode = z.object({ problem: z.enum(['wrong', 'expired', 'tooMany']), message: z.string() })

export type OpenedSession = z.output<typeof opened>
export type RefusedCode = z.output<typeof refusedCode>
export type CodeAnswer = OpenedSession | RefusedCode

/** The gateway's doors for who has no session yet. It owns sessions; a portal hands on what a person brought. */
export type SignInClient = {
  /** Where the browser goes to sign in, and the state that it must bring back. */
  beginStaff(): Promise<z.output<typeof begun>>
  /** Null where the provider's answer does not open a session: used up, too old, or nobody who works here. */
  completeStaff(answer: { readonly code: string; readonly state: string }): Promise<OpenedSession | null>
  /** Asks for six digits to be sent to the address behind the link. The same answer for every token. */
  requestCode(token: string): Promise<void>
  enterCode(answer: { readonly token: string; readonly code: string }): Promise<CodeAnswer>
  /** Asks for the link to be sent again. The same answer for every token. */
  requestLink(token: string): Promise<void>
  signOut(session: string): Promise<void>
}

const patience = 10_000
const waitSentence = 'There have been too many tries from here. Wait ten minutes, then try again.'

/** @param clientAddress the browser's address, by which the gateway counts */
export const createSignInClient = (parts: {
  readonly gatewayUrl: string
  readonly clientAddress: string
  readonly fetch?: typeof fetch
}): SignInClient => {
  const post = (path: string, body: unknown, session?: string) =>
    (parts.fetch ?? fetch)(`${parts.gatewayUrl}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-concord-client': parts.clientAddress,
        ...(session ? { authorization: `Bearer ${session}` } : {}),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    })
  const sent = async (path: string, token: string) => {
    const answer = await post(path, { token })
    // Whoever asks too often is told the same: the earlier message is on its way, or there is none.
    if (!answer.ok && answer.status !== 429) throw unexpected(path, answer)
  }
  return {
    beginStaff: async () => {
      const answer = await post('/sign-in/staff/begin', {})
      if (!answer.ok) throw unexpected('/sign-in/staff/begin', answer)
      return begun.parse(await answer.json())
    },
    completeStaff: async (given) => {
      const answer = await post('/sign-in/staff/complete', given)
      if (answer.status >= 400 && answer.status < 500) return null
      if (!answer.ok) throw unexpected('/sign-in/staff/complete', answer)
      return opened.parse(await answer.json())
    },
    requestCode: (token) => sent('/sign-in/link/code', token),
    requestLink: (token) => sent('/sign-in/link/again', token),
    enterCode: async (given) => {
      const answer = await post('/sign-in/link/complete', given)
      if (answer.status === 422) return refusedCode.parse(await answer.json())
      if (answer.status === 429) return { problem: 'tooMany', message: waitSentence }
      if (!answer.ok) throw unexpected('/sign-in/link/complete', answer)
      return opened.parse(await answer.json())
    },
    signOut: async (session) => {
      const answer = await post('/sign-out', {}, session)
      if (!answer.ok && answer.status !== 401) throw unexpected('/sign-out', answer)
    },
  }
}

const unexpected = (path: string, { status }: Response): Error => new Error(`The gateway answered ${status} to ${path}`)
