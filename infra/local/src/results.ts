import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Assertion = { status: string; fullName: string }
type VitestReport = {
  success: boolean
  testResults: { name: string; status: string; message?: string; assertionResults: Assertion[] }[]
}

export type Tally = { passed: number; failed: number; problems: string[] }

/**
 * One suite's tests, counted. What was skipped, and a file that could not even be loaded, count as failed.
 * @param some whether tests were chosen by arguments: what was not chosen is then not counted
 */
export const tallyOf = (suite: string, report: VitestReport | undefined, some = false): Tally => {
  if (!report) return { passed: 0, failed: 1, problems: [`${suite}: no result`] }
  let passed = 0
  const problems: string[] = []
  for (const file of report.testResults) {
    const chosen = file.assertionResults.filter(({ status }) => !some || (status !== 'skipped' && status !== 'pending'))
    const bad = chosen.filter(({ status }) => status !== 'passed')
    passed += chosen.length - bad.length
    problems.push(...bad.map(({ fullName, status }) => `${suite}: ${fullName} (${status})`))
    if (file.status === 'failed' && bad.length === 0) problems.push(`${suite}: ${file.name} could not be run`)
  }
  if (!report.success && problems.length === 0) problems.push(`${suite}: an error outside its tests`)
  if (passed === 0 && problems.length === 0) problems.push(`${suite}: no tests`)
  return { passed, failed: problems.length, problems }
}

/** Reads the result that a suite left (`@concord/config/vitest`), if it left one. */
export const reportOf = (folder: string, suite: string): VitestReport | undefined => {
  const path = join(folder, `${suite}.json`)
  if (!existsSync(path)) return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport
  } catch {
    return undefined
  }
}
