import type { Log } from './log.ts'

export type Repeating = { stop(): Promise<void> }

/**
 * Does something, waits, does it again: never two at a time. What throws is logged by its code and tried again; the worker
 * goes on without PostgreSQL or Temporal for as long as it has to.
 * @param pause milliseconds between the end of one and the beginning of the next
 */
export const repeat = (log: Log, code: string, pause: number, work: () => Promise<void>): Repeating => {
  let stopped = false
  let wake = () => {}
  let failing = false
  const loop = async () => {
    while (!stopped) {
      try {
        await work()
        if (failing) log.info(`${code}_GOES_ON`)
        failing = false
      } catch {
        // Once, not every quarter of a second.
        if (!failing) log.error(`${code}_FAILED`)
        failing = true
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, stopped ? 0 : pause)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const running = loop()
  return {
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}
