import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A key that was destroyed, or whose name was refused for ever before there was one. */
export class KeyDestroyed extends Error {}
/** No key was ever made whole under this name. */
export class KeyMissing extends Error {}

/** For the operator: its code is logged, as the system's own are (`ENOSPC`). */
const fault = (code: string) => Object.assign(new Error(code), { code })

export type KeyState = 'live' | 'destroyed' | 'missing'

/** What is done to a file, one step at a time: a process that is killed stops between two of these. */
export type Disk = {
  /** All of the bytes, from this offset of the open file on. */
  write: (file: number, bytes: Buffer, at: number) => void
  sync: (file: number) => void
}

export const machineDisk: Disk = {
  write: (file, bytes, at) => {
    if (writeSync(file, bytes, 0, bytes.length, at) !== bytes.length) throw fault('KEY_FILE_CUT_SHORT')
  },
  sync: fsyncSync,
}

// A key's file: one byte that says what it is, 32 bytes of key, and 24 bytes of the instant (ISO, UTC) at which it was destroyed.
const mark = { beingMade: 0x00, live: 0x4c, destroyed: 0x44 } as const
const keyAt = 1
const keyLength = 32
const instantAt = keyAt + keyLength
const fileLength = instantAt + 24

const suffix = '.key'

/** @returns undefined where there is no such file */
const bytesIn = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Half-made is missing: its `make` was never answered. Half-destroyed is destroyed: its first byte was written first. */
const stateOf = (bytes: Buffer | undefined): KeyState => {
  switch (bytes?.[0]) {
    case undefined:
    case mark.beingMade:
      return 'missing'
    case mark.destroyed:
      return 'destroyed'
    default:
      if (bytes?.[0] === mark.live && bytes.length === fileLength) return 'live'
      // Neither opened nor made anew: what cannot be understood is nobody's to use.
      throw fault('KEY_FILE_NOT_UNDERSTOOD')
  }
}

/** The instant in a tombstone that is whole; undefined where the destruction was not begun, or is not finished. */
const finishedAt = (bytes: Buffer | undefined): string | undefined => {
  if (bytes?.[0] !== mark.destroyed || bytes.length !== fileLength) return undefined
  const instant = bytes.toString('latin1', instantAt)
  return Number.isNaN(Date.parse(instant)) ? undefined : instant
}

const wholeFile = (first: number, key: Buffer, instant: string): Buffer => {
  const bytes = Buffer.alloc(fileLength)
  bytes[0] = first
  key.copy(bytes, keyAt)
  bytes.write(instant, instantAt, 'latin1')
  return bytes
}

const within = <T>(path: string, flags: string, work: (file: number) => T): T => {
  const file = openSync(path, flags, 0o600)
  try {
    return work(file)
  } finally {
    closeSync(file)
  }
}

/**
 * Mortal keys, one file each, in a folder that this account alone may read. Every step is synchronous: between the reading of a key
 * and the end of its use no other request is served, so none uses a key after its destruction was answered.
 * What is written in place stays in place only where the file system does so: in production a KMS stands here.
 * @param now the machine's clock, ISO in UTC
 */
export const createKeyFiles = (folder: string, now: () => string, disk: Disk = machineDisk) => {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o700)
  const pathOf = (name: string) => join(folder, `${name}${suffix}`)
  const syncFolder = () => within(folder, 'r', disk.sync)
  /** Exclusively where there was none: what another process made in between is not written over. */
  const writing = (path: string, before: Buffer | undefined, work: (file: number) => void) =>
    within(path, before === undefined ? 'wx' : 'r+', work)

  /** Makes a key where there is none; one that is there stays as it is. @throws KeyDestroyed */
  const make = (name: string): void => {
    const path = pathOf(name)
    const before = bytesIn(path)
    const state = stateOf(before)
    before?.fill(0)
    if (state === 'destroyed') throw new KeyDestroyed()
    if (state === 'missing') {
      const bytes = wholeFile(mark.beingMade, randomBytes(keyLength), '')
      writing(path, before, (file) => {
        // Straight into its final file, because a temporary copy would outlive the key; live only when all of it is on the disk.
        disk.write(file, bytes, 0)
        disk.sync(file)
        disk.write(file, Buffer.of(mark.live), 0)
        disk.sync(file)
      })
      bytes.fill(0)
    }
    // Also where it was there: the one who made it may have been killed before this.
    syncFolder()
  }

  /**
   * Destroys a key so that no older bytes stay, or refuses a name for ever that never had one. Repeated, it finishes what was begun.
   * @returns the instant of the destruction, the same at every repeat
   */
  const destroy = (name: string): string => {
    const path = pathOf(name)
    const before = bytesIn(path)
    const destroyedAt = finishedAt(before) ?? now()
    const finished = finishedAt(before) !== undefined
    before?.fill(0)
    writing(path, before, (file) => {
      if (!finished) {
        // The mark first, and on the disk: from here on a crash leaves nothing that could be used.
        disk.write(file, Buffer.of(mark.destroyed), 0)
        disk.sync(file)
        disk.write(file, randomBytes(keyLength), keyAt)
        disk.sync(file)
        disk.write(file, wholeFile(mark.destroyed, Buffer.alloc(keyLength), destroyedAt), 0)
      }
      disk.sync(file)
    })
    syncFolder()
    return destroyedAt
  }

  /** Lends a key to one piece of work and forgets it. @throws KeyMissing, KeyDestroyed */
  const withKey = <T>(name: string, work: (key: Buffer) => T): T => {
    const bytes = bytesIn(pathOf(name))
    try {
      const state = stateOf(bytes)
      if (state === 'destroyed') throw new KeyDestroyed()
      if (state === 'missing' || bytes === undefined) throw new KeyMissing()
      return work(bytes.subarray(keyAt, instantAt))
    } finally {
      bytes?.fill(0)
    }
  }

  const state = (name: string): KeyState => {
    const bytes = bytesIn(pathOf(name))
    try {
      return stateOf(bytes)
    } finally {
      bytes?.fill(0)
    }
  }

  /** Finishes what a killed process left: a key that nobody may use must not lie in its file until somebody asks again. */
  const finishDestructions = (): void => {
    for (const file of readdirSync(folder)) {
      if (!file.endsWith(suffix)) continue
      const bytes = bytesIn(join(folder, file))
      const left = bytes?.[0] === mark.destroyed && finishedAt(bytes) === undefined
      bytes?.fill(0)
      if (left) destroy(file.slice(0, -suffix.length))
    }
  }

  return { make, destroy, withKey, state, finishDestructions }
}
export type KeyFiles = ReturnType<typeof createKeyFiles>
