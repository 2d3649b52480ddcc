/** One contender: does one piece of work, as often as it is asked to. */
export type Contender = { readonly name: string; readonly once: () => Promise<void> }
export type Figure = { readonly name: string; readonly perSecond: number }

const sliceMs = 250
const atOnce = 8

const runFor = async (once: () => Promise<void>, milliseconds: number): Promise<number> => {
  const end = performance.now() + milliseconds
  let done = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < end) {
        await once()
        done += 1
      }
    }),
  )
  return done
}

/**
 * Load in alternating slices, so that a machine whose speed drifts drifts for all of them alike.
 * @returns each contender's work a second, over all its slices, after a warm-up
 */
export const sideBySide = async (contenders: readonly Contender[], rounds: number): Promise<readonly Figure[]> => {
  for (const { once } of contenders) await runFor(once, 1000)
  const sums = contenders.map(() => ({ done: 0, ms: 0 }))
  for (let round = 0; round < rounds; round += 1)
    for (const [index, { once }] of contenders.entries()) {
      const sum = sums[index]
      if (!sum) continue
      const begin = performance.now()
      sum.done += await runFor(once, sliceMs)
      sum.ms += performance.now() - begin
    }
  return contenders.map(({ name }, index) => ({
    name,
    perSecond: ((sums[index]?.done ?? 0) * 1000) / (sums[index]?.ms ?? 1),
  }))
}
