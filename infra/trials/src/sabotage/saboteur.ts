import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A patch that breaks one control, with the test that must turn red for it. */
export type Saboteur = {
  readonly file: string
  /** The sentence that no longer holds once it is applied. */
  readonly breaks: string
  /** The package's folder, e.g. `packages/domain`. */
  readonly package: string
  /** The test file, from the package's folder. */
  readonly test: string
  /** The full name of the test (its describe blocks before it) that must fail. */
  readonly name: string
}

const header = (text: string, key: string, file: string): string => {
  const value = new RegExp(`^${key}: (.+)$`, 'm').exec(text)?.[1]
  if (!value) throw new Error(`${file} has no line "${key}: …" above its diff`)
  return value.trim()
}

/** Reads every `*.patch` of the folder, in the order of their names. */
export const readSaboteurs = (folder: string): readonly Saboteur[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.patch'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const [path, test] = header(text, 'Test', file).split(' ')
      return {
        file,
        breaks: header(text, 'Breaks', file),
        package: path ?? '',
        test: test ?? '',
        name: header(text, 'Name', file),
      }
    })
