import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKeyFiles, type Disk, KeyDestroyed, type KeyFiles, KeyMissing, machineDisk } from './key-files.ts'

const instant = '2026-11-24T12:00:00.000Z'
const later = '2026-11-25T12:00:00.000Z'
const name = 'outline.one'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const filesOn = (disk: Disk = machineDisk, now = instant) => createKeyFiles(folder, () => now, disk)
const copyOfKey = (files: KeyFiles) => files.withKey(name, (key) => Buffer.from(key))
const everyByte = () => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))))

class Crash extends Error {}
/** Ends at its nth step; with `torn` after half of what that step was to write. */
const crashingAt = (last: number, torn: boolean): Disk => {
  let steps = 0
  const isLast = () => {
    steps += 1
    return steps === last
  }
  return {
    write: (file, bytes, at) => {
      if (isLast()) {
        if (torn) machineDisk.write(file, bytes.subarray(0, Math.ceil(bytes.length / 2)), at)
        throw new Crash()
      }
      machineDisk.write(file, bytes, at)
    },
    sync: (file) => {
      if (isLast()) throw new Crash()
      machineDisk.sync(file)
    },
  }
}
/** Tries work with a crash at each step in turn, until it goes through; `look` sees what each left. */
const atEachStep = (torn: boolean, work: (files: KeyFiles) => void, look: (step: number) => void): number => {
  for (let step = 1; ; step += 1) {
    rmSync(folder, { recursive: true })
    try {
      work(filesOn(crashingAt(step, torn)))
      return step - 1
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      look(step)
    }
  }
}
const thrownBy = (work: () => void) => {
  try {
    work()
  } catch (error) {
    return (error as Error).constructor
  }
  return undefined
}

describe('a mortal key', () => {
  it('is made once: to make it again leaves it as it is', () => {
    const files = filesOn()
    files.make(name)
    const key = copyOfKey(files)
    expect(key).toHaveLength(32)
    files.make(name)
    expect(copyOfKey(files)).toEqual(key)
  })

  it('lies in one file that this account alone may read, and nowhere beside it', () => {
    filesOn().make(name)
    expect(readdirSync(folder)).toEqual([`${name}.key`])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, `${name}.key`)).mode & 0o777).toBe(0o600)
  })

  it('is lent to one piece of work and gone from memory after it, also where that fails', () => {
    const files = filesOn()
    files.make(name)
    let lent: Buffer = Buffer.alloc(0)
    const lend = () =>
      files.withKey(name, (key) => {
        lent = key
        throw new Error('failed')
      })
    expect(lend).toThrow('failed')
    expect(lent).toEqual(Buffer.alloc(32))
  })

  it('is missing where it was never made, and is not made on demand', () => {
    const files = filesOn()
    expect(() => copyOfKey(files)).toThrow(KeyMissing)
    expect(files.state(name)).toBe('missing')
    expect(readdirSync(folder)).toEqual([])
  })

  it('that cannot be understood is neither used nor made anew', () => {
    const files = filesOn()
    writeFileSync(join(folder, `${name}.key`), 'something else')
    expect(() => files.make(name)).toThrow('KEY_FILE_NOT_UNDERSTOOD')
    expect(() => copyOfKey(files)).toThrow('KEY_FILE_NOT_UNDERSTOOD')
    files.destroy(name)
    expect(files.state(name)).toBe('destroyed')
  })
})

describe('destroyed means destroyed', () => {
  it('leaves a tombstone that refuses for ever, and no byte of the key', () => {
    const files = filesOn()
    files.make(name)
    const key = copyOfKey(files)
    expect(files.destroy(name)).toBe(instant)
    expect(() => copyOfKey(files)).toThrow(KeyDestroyed)
    expect(() => files.make(name)).toThrow(KeyDestroyed)
    expect(files.state(name)).toBe('destroyed')
    const left = everyByte()
    for (let at = 0; at + 4 <= key.length; at += 1) expect(left.includes(key.subarray(at, at + 4))).toBe(false)
  })

  it('is written where the key stood, in its very file', () => {
    const files = filesOn()
    files.make(name)
    const before = statSync(join(folder, `${name}.key`)).ino
    files.destroy(name)
    expect(statSync(join(folder, `${name}.key`)).ino).toBe(before)
  })

  it('says at every repeat when it was', () => {
    filesOn().destroy(name)
    expect(filesOn(machineDisk, later).destroy(name)).toBe(instant)
  })

  it('holds for a name that never had a key', () => {
    const files = filesOn()
    files.destroy(name)
    expect(() => files.make(name)).toThrow(KeyDestroyed)
  })

  it('overwrites the key with random bytes and syncs, before the tombstone and after the mark', () => {
    const done: string[] = []
    const seen: Disk = {
      write: (file, bytes, at) => {
        done.push(`${at}+${bytes.length}`)
        machineDisk.write(file, bytes, at)
      },
      sync: (file) => {
        done.push('sync')
        machineDisk.sync(file)
      },
    }
    filesOn().make(name)
    filesOn(seen).destroy(name)
    expect(done).toEqual(['0+1', 'sync', '1+32', 'sync', '0+57', 'sync', 'sync'])
  })
})

describe.each([
  ['before a step', false],
  ['in the middle of a step', true],
])('a crash %s', (_, torn) => {
  it('of making leaves no key, or the whole one that goes on being used', () => {
    const count = atEachStep(
      torn,
      (files) => files.make(name),
      () => {
        // Nowhere else, not even for a moment: a copy would outlive the key.
        expect(readdirSync(folder)).toEqual([`${name}.key`])
        const files = filesOn()
        const left = files.state(name)
        const key = left === 'live' ? copyOfKey(files) : undefined
        files.make(name)
        expect(copyOfKey(files)).toHaveLength(32)
        if (key) expect(copyOfKey(files)).toEqual(key)
      },
    )
    expect(count).toBe(5)
  })

  it('of destroying leaves the key as it was, or nothing that can be used; the next start leaves none of its bytes', () => {
    let key: Buffer = Buffer.alloc(0)
    const count = atEachStep(
      torn,
      (files) => {
        filesOn().make(name)
        key = copyOfKey(filesOn())
        files.destroy(name)
      },
      (step) => {
        const files = filesOn(machineDisk, later)
        // Only where its very first byte was not written was nothing begun.
        expect(files.state(name)).toBe(step === 1 && !torn ? 'live' : 'destroyed')
        if (files.state(name) === 'live') return expect(copyOfKey(files)).toEqual(key)
        expect(thrownBy(() => copyOfKey(files))).toBe(KeyDestroyed)
        expect(thrownBy(() => files.make(name))).toBe(KeyDestroyed)
        files.finishDestructions()
        const left = everyByte()
        for (let at = 0; at + 4 <= key.length; at += 1) expect(left.includes(key.subarray(at, at + 4))).toBe(false)
        expect(thrownBy(() => copyOfKey(files))).toBe(KeyDestroyed)
        return expect([instant, later]).toContain(files.destroy(name))
      },
    )
    expect(count).toBe(7)
  })
})
