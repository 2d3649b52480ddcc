// Dependency-free: this runs in a fresh clone, before anything is installed.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { step } from './steps.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const stamp = join(root, '.concord', 'installed')

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Concord needs Node 20.19 or later; this is ${process.versions.node}.`)
  process.exit(1)
}

const manifests = () => {
  const folders = ['apps', 'packages', 'infra']
  const within = (folder) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [])
  return [
    'package.json',
    ...folders.flatMap((folder) => within(folder).map((name) => join(folder, name, 'package.json'))),
  ]
    .filter((path) => existsSync(join(root, path)))
    .sort()
}

/** What an installation depends on, as one short text: when it has not changed, nothing has to be installed. */
const fingerprint = () => {
  const hash = createHash('sha256')
  for (const path of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, path)))
  for (const path of manifests()) {
    const { dependencies, devDependencies, optionalDependencies } = readJson(join(root, path))
    hash.update(JSON.stringify([path, dependencies, devDependencies, optionalDependencies]))
  }
  return hash.update(`${process.platform} ${process.arch} ${root}`).digest('hex')
}

const isUpToDate = (wanted) =>
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === wanted &&
  existsSync(join(root, 'node_modules', '.modules.yaml')) &&
  manifests().every((path) => existsSync(join(root, dirname(path), 'node_modules')))

const install = async () => {
  const wanted = fingerprint()
  if (isUpToDate(wanted)) return
  const { packageManager } = readJson(join(root, 'package.json'))
  await step('packages', async (tell) => {
    const said = []
    const child = spawn(
      'npx',
      // Without the last word pnpm stops to ask where the modules of another store are to be replaced.
      [
        '--yes',
        packageManager,
        'install',
        '--frozen-lockfile',
        '--prefer-offline',
        '--config.confirm-modules-purge=false',
      ],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' },
    )
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said.push(text)
        const line = text.trim().split('\n').at(-1)?.trim()
        if (line?.startsWith('Progress')) tell(line)
      })
    }
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
    if (code !== 0) throw new Error(`The packages could not be installed:\n${said.join('')}`)
    tell('installed')
  })
  mkdirSync(join(root, '.concord'), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** The PATH with the workspace's own tools in front: turbo looks for pnpm on it. */
const withTools = () => [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)

/** Checks Node and installs what is missing; ends this process where that fails. */
export const prepare = async () => {
  checkNode()
  try {
    await install()
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}

/**
 * Checks Node, installs what is missing, and runs a TypeScript file of the workspace with its tools on the PATH.
 * Ends this process with the file's exit code. Ctrl-C reaches the file by itself (it is in the terminal's group);
 * here it is only waited for, so that the file can stop what it has started.
 * @param {string} script relative to the repository
 * @param {string[]} args
 */
export const installAndRun = async (script, args) => {
  await prepare()
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, script), ...args], {
    cwd: join(root, 'infra', 'local'),
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: withTools(),
      TURBO_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
      CHECKPOINT_DISABLE: '1',
      TZ: 'UTC',
      NODE_NO_WARNINGS: '1',
    },
  })
  for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

// By itself (.ci/run): installs and nothing else.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkNode()
  await install()
}
