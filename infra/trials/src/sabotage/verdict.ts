/** One test's result as vitest's JSON reporter writes it. */
export type TestResult = {
  readonly fullName: string
  readonly status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo'
  readonly failureMessages?: readonly string[]
}
export type Report = {
  readonly testResults: readonly { readonly assertionResults: readonly TestResult[]; readonly message?: string }[]
}

/** How vitest begins what an assertion has to say; the last two are `resolves` and `rejects`, whose errors have no name of their own. */
const isAssertion = /AssertionError|^Error: expected |^Error: promise (resolved|rejected) .* instead of /s

/**
 * A saboteur counts only if its named test fails in an assertion while the rest of that file stays green.
 * @returns why it does not count, or nothing
 */
export const whyItDoesNotCount = (report: Report, name: string): string | undefined => {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  if (tests.length === 0) return 'the test file did not run'
  const named = tests.filter(({ fullName }) => fullName === name)
  if (named.length === 0) return `there is no test "${name}"`
  if (named.every(({ status }) => status === 'passed')) return 'its test stayed green'
  const failures = named.flatMap(({ failureMessages }) => failureMessages ?? [])
  if (!failures.some((message) => isAssertion.test(message)))
    return `its test failed, but not in an assertion: ${failures[0]?.split('\n')[0] ?? ''}`
  const others = tests.filter(({ fullName, status }) => fullName !== name && status !== 'passed')
  return others.length > 0
    ? `other tests of the file failed too: ${others.map(({ fullName }) => fullName).join('; ')}`
    : undefined
}
