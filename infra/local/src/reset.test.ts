import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Folders } from './folders.ts'
import { emptyFolders } from './reset.ts'

it('starting anew leaves no mortal key and nothing that the servers kept; the keys of a kept database stay', () => {
  const data = mkdtempSync(join(tmpdir(), 'concord-reset-'))
  // PostgreSQL's account has to pass, or its data lies elsewhere.
  chmodSync(data, 0o755)
  const folder = (name: string) => join(data, name)
  const folders: Folders = {
    ...{ name: 'reset', data, runFile: folder('run.json') },
    ...{ postgres: folder('postgres'), keyService: folder('key-service'), temporal: folder('temporal') },
    ...{ mail: folder('mail'), keys: folder('keys'), logs: folder('logs') },
  }
  const { postgres, keyService, temporal, mail, keys, logs } = folders
  try {
    for (const one of [postgres, keyService, temporal, mail, keys, logs]) {
      mkdirSync(one)
      writeFileSync(join(one, 'kept'), '')
    }
    emptyFolders(folders)
    expect([postgres, keyService, temporal, mail, logs].filter((one) => existsSync(one))).toEqual([])
    expect(existsSync(join(keys, 'kept'))).toBe(true)
  } finally {
    rmSync(data, { recursive: true })
  }
})
