import type { HandOver } from './hand-over.ts'
import type { Log } from './log.ts'
import { type Repeating, repeat } from './repeating.ts'
import type { AdviceWork } from './work.ts'

/** Milliseconds. */
const pause = 250
const atOnce = 5

/** Codes, and links asked for again: sent within seconds, whether Temporal is there or not. One that fails holds up no other. */
export const createCodeSender = (work: Pick<AdviceWork, 'unpromised'>, handOver: HandOver, log: Log): Repeating =>
  repeat(log, 'CODE_SENDER', pause, async () => {
    const waiting = await work.unpromised(atOnce)
    const results = await Promise.allSettled(waiting.map((effectId) => handOver(effectId)))
    if (results.some(({ status }) => status === 'rejected')) throw new Error('CODE_NOT_SENT')
  })
