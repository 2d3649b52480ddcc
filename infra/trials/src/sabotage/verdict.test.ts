import { expect, test } from 'vitest'
import { type TestResult, whyItDoesNotCount } from './verdict.ts'

const reportOf = (...assertionResults: TestResult[]) => ({ testResults: [{ assertionResults }] })
const red = (fullName: string, message = 'AssertionError: expected 1 to be 2'): TestResult => ({
  fullName,
  status: 'failed',
  failureMessages: [message],
})
const green = (fullName: string): TestResult => ({ fullName, status: 'passed' })

test('a saboteur counts when its named test fails in an assertion and the others stay green', () => {
  expect(whyItDoesNotCount(reportOf(red('the wall'), green('the rest')), 'the wall')).toBeUndefined()
})
test('what `resolves` or `rejects` finds wrong is an assertion too', () => {
  const report = reportOf(red('the wall', 'Error: promise resolved "[]" instead of rejecting'))
  expect(whyItDoesNotCount(report, 'the wall')).toBeUndefined()
})
test('it does not count where nothing ran, nothing failed, something else failed, or it merely crashed', () => {
  expect(whyItDoesNotCount(reportOf(), 'the wall')).toMatch('did not run')
  expect(whyItDoesNotCount(reportOf(green('other')), 'the wall')).toMatch('no test')
  expect(whyItDoesNotCount(reportOf(green('the wall')), 'the wall')).toMatch('stayed green')
  expect(whyItDoesNotCount(reportOf(red('the wall', 'TypeError: x is not a function')), 'the wall')).toMatch(
    'not in an assertion',
  )
  expect(whyItDoesNotCount(reportOf(red('the wall'), red('the rest')), 'the wall')).toMatch('other tests')
})
