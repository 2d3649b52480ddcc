import type { HandOverResult } from '@concord/workflows/activities'
import type { ClockGuard } from './clock-guard.ts'
import type { Log } from './log.ts'
import type { Mailer } from './notify/mailer.ts'
import { codeMessage, messageIdOf, noticeMessage } from './notify/message.ts'
import type { AdviceWork, Claim } from './work.ts'

/** Nothing was accepted: it is tried again, with longer and longer pauses. */
export const mailUnavailable = 'MAIL_UNAVAILABLE'
/** Nobody can say whether it was accepted: after the lease it may go once more. */
export const deliveryUnknown = 'DELIVERY_UNKNOWN'
export class HandOverFault extends Error {
  override name = 'HandOverFault'
}

type Parts = {
  readonly work: AdviceWork
  readonly mailer: Mailer
  readonly log: Log
  readonly clockIsRight: ClockGuard
  readonly digestKey: string
  readonly mailFrom: string
  readonly participantPortalUrl: string
}

/**
 * Sends one effect, once: claim (committed) → address → link or code (its hash committed) → mail system → mark → the case is
 * told. What stops in between is found again by the next attempt: before the claim nothing has happened; after it, the lease is
 * waited for; after the mark, the case is still told.
 * @returns a function of the effect's id; it throws HandOverFault or ClockDiffers where it is to be tried again
 */
export const createHandOver = ({
  work,
  mailer,
  log,
  clockIsRight,
  digestKey,
  mailFrom,
  participantPortalUrl,
}: Parts) => {
  const messageFor = async (claim: Claim) => {
    const to = await work.addressOf(claim)
    const messageId = messageIdOf(digestKey, claim.effectId, mailFrom)
    return claim.kind === 'signInCode'
      ? codeMessage(to, await work.makeCode(claim), messageId)
      : noticeMessage(to, participantPortalUrl, await work.makeLink(claim), messageId)
  }

  const tellTheCase = async (claim: Claim, state: 'done' | 'refused'): Promise<void> => {
    if (claim.promise) await work.recordHandOver(claim, state === 'done' ? 'handedOver' : 'refused')
  }

  const send = async (claim: Claim): Promise<HandOverResult> => {
    const { effectId, attemptId, kind } = claim
    const message = await messageFor(claim)
    const delivery = await mailer.send(message)
    log.info('HAND_OVER', { effectId, attemptId, kind, outcome: delivery })
    if (delivery === 'later') {
      await work.putBack(claim)
      throw new HandOverFault(mailUnavailable)
    }
    if (delivery === 'unknown') throw new HandOverFault(deliveryUnknown)
    const state = delivery === 'accepted' ? 'done' : 'refused'
    await work.settle(claim, state, message.messageId)
    await tellTheCase(claim, state)
    return state
  }

  return async (effectId: string): Promise<HandOverResult> => {
    await clockIsRight()
    const answer = await work.claim(effectId)
    if (answer.kind === 'claimed') return send(answer.claim)
    if (answer.kind !== 'settled') return answer.kind
    // An earlier attempt stopped between its mark and the case.
    if (answer.state === 'done' || answer.state === 'refused') await tellTheCase(answer.claim, answer.state)
    return answer.state
  }
}
export type HandOver = ReturnType<typeof createHandOver>
