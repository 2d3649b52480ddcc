import { step } from '../steps.mjs'
import { type Concord, startConcord } from './concord.ts'
import { portsFrom } from './ports.ts'

const rowsOf = ({ addresses, asleep }: Concord): [string, string][] => [
  ['Staff portal', addresses.staffPortal],
  ['Participant portal', `${addresses.participantPortal}   (entered by the link in a message)`],
  ['Mail', addresses.mail],
  ['Clock', addresses.clock],
  ['Temporal’s own page', asleep() ? 'none: promises sleep, see below' : addresses.temporalPage],
  ['All addresses', addresses.desk],
]

const table = (concord: Concord): string => {
  const rows = rowsOf(concord)
  const people = concord.personas.map(({ displayName, says }): [string, string] => [displayName, says])
  const width = Math.max(...[...rows, ...people].map(([name]) => name.length))
  const lines = (all: [string, string][]) => all.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)
  const sleeping = concord.asleep()
  return [
    '',
    ...lines(rows),
    '',
    'Sign in at the staff portal as one of these invented people:',
    '',
    ...lines(people),
    '',
    ...(sleeping
      ? [
          'Promises sleep: what people do is kept, but nothing is sent or ended until there is a Temporal server.',
          ...`${sleeping}\nThen stop this with Ctrl-C and start it again.`.split('\n'),
          '',
        ]
      : []),
    'Ctrl-C stops all of it.',
  ].join('\n')
}

const argumentsGiven = process.argv.slice(2)
const unknown = argumentsGiven.filter((one) => one !== '--reset')
let stop: (() => Promise<void>) | undefined
let stopping = false

/** Once: a second signal while it is stopping does not wait any longer. */
const end = async (code: number) => {
  if (stopping) process.exit(code)
  stopping = true
  console.log('\nStopping …')
  await stop?.()
  console.log('Stopped.')
  process.exit(code)
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.on(signal, () => void end(code))
}

const main = async () => {
  if (unknown.length > 0) throw new Error(`What is ${unknown.join(' ')}? There is one option: npm run dev -- --reset`)
  const from = performance.now()
  const { desk } = portsFrom(process.env['CONCORD_PORT_BASE'] || undefined)
  const databaseUrl = process.env['DATABASE_URL']
  const concord = await startConcord({
    environment: process.env['CONCORD_ENVIRONMENT'] || 'dev',
    portBase: desk,
    ...(databaseUrl ? { databaseUrl } : {}),
    reset: argumentsGiven.includes('--reset'),
    demo: true,
    step,
    onDeath: (message) => console.error(`\n${message}`),
    onStop: (way) => {
      stop = way
    },
  })
  if (stopping) return
  console.log(`\nConcord runs (${((performance.now() - from) / 1000).toFixed(1)} s).`)
  console.log(table(concord))
}

try {
  await main()
} catch (error) {
  // What fails while it is being stopped has been stopped by us.
  if (!stopping) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
