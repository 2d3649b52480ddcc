import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { cacheFolder, repository } from './folders.ts'
import { buildTemporal } from './temporal-build.ts'

export type Tell = (detail: string) => void

/** No Temporal server can be had on this machine. The message says what was tried and the four ways to get one. */
export class NoTemporal extends Error {}

export const fourWays = [
  'Name a running server: TEMPORAL_ADDRESS=host:port',
  'Install the Temporal CLI, so that `temporal` is on the PATH',
  'Let this command download it: it needs to reach temporal.download',
  'Install Go 1.26.8 or later: this command then builds it, once, in some minutes',
] as const

const module = join(repository, 'infra', 'temporal')

/** The CLI's version, from the module that pins it. */
export const pinnedVersion = (): string => {
  const match = /github\.com\/temporalio\/cli v(\S+)/.exec(readFileSync(join(module, 'go.mod'), 'utf8'))
  if (!match?.[1]) throw new Error('infra/temporal/go.mod does not pin the Temporal CLI')
  return match[1]
}

const isExecutable = (path: string) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const fileName = process.platform === 'win32' ? 'temporal.exe' : 'temporal'

const onPath = () =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, fileName))
    .find(isExecutable)

/** One file out of a tar archive: headers of 512 bytes, the name at 0, the size in octal at 124. */
export const fileInTar = (archive: Buffer, wanted: string): Buffer | undefined => {
  for (let at = 0; at + 512 <= archive.length; ) {
    const name = archive.toString('utf8', at, at + 100).replace(/\0.*$/s, '')
    if (name === '') return undefined
    const size = Number.parseInt(archive.toString('utf8', at + 124, at + 136), 8)
    if (name.replace(/^\.\//, '') === wanted) return archive.subarray(at + 512, at + 512 + size)
    at += 512 + Math.ceil(size / 512) * 512
  }
  return undefined
}

/** The official download. A machine that cannot reach it must not wait long for finding out. */
const download = async (version: string, to: string, tell: Tell): Promise<void> => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const arch = process.arch === 'x64' ? 'amd64' : process.arch
  tell('downloading')
  const giveUp = new AbortController()
  const connecting = setTimeout(() => giveUp.abort(), 5000)
  const whole = setTimeout(() => giveUp.abort(), 180_000)
  try {
    const address = `https://temporal.download/cli/archive/v${version}?platform=${platform}&arch=${arch}`
    const response = await fetch(address, { signal: giveUp.signal })
    clearTimeout(connecting)
    if (!response.ok) throw new Error(`answer ${response.status}`)
    const binary = fileInTar(gunzipSync(Buffer.from(await response.arrayBuffer())), fileName)
    if (!binary) throw new Error('an archive without the program')
    writeFileSync(to, binary, { mode: 0o755 })
  } finally {
    clearTimeout(connecting)
    clearTimeout(whole)
  }
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0]

/**
 * A Temporal CLI: on the PATH, kept from an earlier run, downloaded, or built with Go, in this order. What was slow to get is kept
 * in the cache under its version.
 * @throws NoTemporal
 */
export const findTemporal = async (tell: Tell): Promise<string> => {
  const installed = onPath()
  if (installed) return installed
  const version = pinnedVersion()
  const folder = join(cacheFolder(), `temporal-${version}-${process.platform}-${process.arch}`)
  const kept = join(folder, fileName)
  if (existsSync(kept)) return kept
  mkdirSync(folder, { recursive: true })
  // Put in place whole: a run that is killed half-way leaves nothing that the next one would start.
  const fresh = join(folder, `${process.pid}-${fileName}`)
  const tried: string[] = []
  for (const [name, get] of [
    ['download', download],
    ['build', buildTemporal],
  ] as const) {
    try {
      await get(version, fresh, tell)
      chmodSync(fresh, 0o755)
      renameSync(fresh, kept)
      return kept
    } catch (error) {
      tried.push(`${name}: ${reason(error)}`)
    } finally {
      rmSync(fresh, { force: true })
    }
  }
  const ways = fourWays.map((way, index) => `  ${index + 1}. ${way}`).join('\n')
  throw new NoTemporal(
    `There is no Temporal server on this machine (${tried.join('; ')}). Any of these gives one:\n${ways}`,
  )
}
