import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './folders.ts'

/** A package with tests. `short` names its result. */
export type Suite = { package: string; short: string }

/** Every package of the workspace that has tests. */
export const allSuites = (): Suite[] =>
  ['packages', 'apps', 'infra']
    .flatMap((folder) =>
      readdirSync(join(repository, folder)).map((name) => join(repository, folder, name, 'package.json')),
    )
    .filter((path) => existsSync(path))
    .map((path) => JSON.parse(readFileSync(path, 'utf8')) as { name: string; scripts?: Record<string, string> })
    .filter(({ scripts }) => scripts?.['test'])
    .map(({ name }) => ({ package: name, short: name.replace('@concord/', '') }))

/**
 * The packages whose tests are asked for, by short or full name; all of them where none is named.
 * @throws where there is no such package
 */
export const suitesNamed = (names: readonly string[], suites: readonly Suite[] = allSuites()): Suite[] => {
  if (names.length === 0) return [...suites]
  return names.map((name) => {
    const found = suites.find((suite) => suite.short === name || suite.package === name)
    if (found) return found
    throw new Error(`There is no package ${name} with tests. There are: ${suites.map(({ short }) => short).join(', ')}`)
  })
}
