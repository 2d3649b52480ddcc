import type { HandOverResult } from '@concord/workflows/activities'
import type { ClockGuard } from './clock-guard.ts'
import type { Log } from './log.ts'
import type { Mailer } from './notify/mailer.ts'
import { codeMessage, messageIdOf, noticeMessage, staffNotice } from './notify/message.ts'
import type { AdviceWork, Claim } from './work.ts'

/**
 * To be tried again: MAIL_UNAVAILABLE, nothing was accepted; DELIVERY_UNKNOWN, nobody can say whether it was, so that it may go
 * once more when the lease is over.
 */
export class HandOverFault extends Error {
  override name = 'HandOverFault'
}

export type HandOverParts = {
  readonly work: AdviceWork
  readonly mailer: Mailer
  readonly log: Log
  readonly clockIsRight: ClockGuard
  /** Base64. */
  readonly digestKey: string
  readonly mailFrom: string
  readonly participantPortalUrl: string
  readonly staffPortalUrl: string
}

/** No promise carries these, so there is no case to tell. */
const sentWithoutPromise = ['signInCode', 'linkAgain']

/**
 * Sends one effect, once: claim (committed) → link or code (its hash committed) → mail system → mark → the case is told. What
 * stops in between is found by the next attempt: before the claim nothing has happened; after it the lease is waited for; after
 * the mark the case is still told.
 * @returns a function of the effect's id; it throws HandOverFault or ClockDiffers where it is to be tried again
 */
export const createHandOver = (parts: HandOverParts) => {
  const { work, mailer, log, clockIsRight, digestKey, mailFrom, participantPortalUrl, staffPortalUrl } = parts

  const messageFor = async ({ kind, address, audience, recipient, effectId }: Claim) => {
    const messageId = messageIdOf(digestKey, effectId, mailFrom)
    if (audience === 'staff') return staffNotice(address, staffPortalUrl, messageId)
    return kind === 'signInCode'
      ? codeMessage(address, await work.makeCode(recipient), messageId)
      : noticeMessage(address, participantPortalUrl, await work.makeLink(recipient), messageId)
  }

  const send = async (claim: Claim): Promise<HandOverResult> => {
    const { effectId, attemptId, kind } = claim
    const message = await messageFor(claim)
    const delivery = await mailer.send(message)
    log.info('HAND_OVER', { effectId, attemptId, kind, outcome: delivery })
    if (delivery === 'unknown') throw new HandOverFault('DELIVERY_UNKNOWN')
    if (delivery === 'later') {
      await work.settle(claim, 'notHandedOver', message.messageId)
      throw new HandOverFault('MAIL_UNAVAILABLE')
    }
    const state = delivery === 'accepted' ? 'done' : 'refused'
    await work.settle(claim, state, message.messageId)
    if (!sentWithoutPromise.includes(kind))
      await work.recordHandOver(effectId, { ...claim, outcome: state === 'done' ? 'handedOver' : 'refused' })
    return state
  }

  return async (effectId: string): Promise<HandOverResult> => {
    await clockIsRight()
    const answer = await work.claim(effectId)
    if (answer.kind === 'claimed') return send(answer.claim)
    const told = await work.untold(effectId)
    if (told) await work.recordHandOver(effectId, told)
    return answer.kind
  }
}
export type HandOver = ReturnType<typeof createHandOver>
