// A line a step, with its time: a moving line on a terminal, dots elsewhere.

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

// A report for a program has stdout for itself.
const out = process.argv.includes('--json') ? process.stderr : process.stdout

const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`

const cut = (line) => line.slice(0, Math.max(20, (out.columns ?? 120) - 1))

/**
 * Does one step and says so: its name, how long it took and what it told last.
 * @template T
 * @param {string} name what is being done, in a few words
 * @param {(tell: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>} what the work gave; its error is passed on after a line that says that the step failed
 */
export const step = async (name, work) => {
  const from = performance.now()
  const terminal = out.isTTY === true
  let detail = ''
  let turn = 0
  let said = ''
  const move = () => {
    turn += 1
    if (terminal) {
      const line = `${frames[turn % frames.length]} ${name} … ${seconds(from)}${detail ? `  ${detail}` : ''}`
      out.write(`\r\u001b[2K${cut(line)}`)
    } else {
      // Without a terminal nothing can be written over: what is being done is said when it changes, not when it counts on.
      const words = detail.replaceAll(/\d+/g, '')
      const news = words !== said && detail ? ` (${detail}) ` : ''
      said = words
      out.write(`${turn === 1 ? `  ${name} ` : ''}${news}.`)
    }
  }
  const timer = setInterval(move, terminal ? 100 : 3000)
  const finish = (sign) => {
    clearInterval(timer)
    const start = terminal ? '\r\u001b[2K' : turn === 0 ? '' : '\n'
    out.write(`${start}${sign} ${name.padEnd(24)} ${seconds(from).padStart(8)}${detail ? `  ${detail}` : ''}\n`)
  }
  try {
    const result = await work((text) => {
      detail = text
    })
    finish('✓')
    return result
  } catch (error) {
    detail = ''
    finish('✗')
    throw error
  }
}
