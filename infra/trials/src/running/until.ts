/** Asks again until there is an answer; throws with what was waited for when the time is over. Milliseconds. */
export const until = async <Answer>(
  what: string,
  ask: () => Promise<Answer | undefined | null | false>,
  patience = 60_000,
): Promise<Answer> => {
  const end = Date.now() + patience
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
    await new Promise((wake) => setTimeout(wake, 100))
  }
}
