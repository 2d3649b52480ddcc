import { describe, expect, it } from 'vitest'
import { coverageOf, coverageTable } from './coverage.ts'
import { tallyOf } from './results.ts'
import { suitesNamed } from './suites.ts'
import { fileInTar } from './temporal-found.ts'

const file = (status: string, ...assertions: string[]) => ({
  name: 'one.test.ts',
  status,
  assertionResults: assertions.map((one, index) => ({ status: one, fullName: `test ${index}` })),
})

describe('the last line of npm test', () => {
  it('counts what passed', () => {
    const report = { success: true, testResults: [file('passed', 'passed', 'passed')] }
    expect(tallyOf('records', report)).toEqual({ passed: 2, failed: 0, problems: [] })
  })

  it.each([
    ['a suite without a result', undefined, 1],
    ['a failed test', { success: false, testResults: [file('failed', 'passed', 'failed')] }, 1],
    ['a skipped test', { success: true, testResults: [file('passed', 'passed', 'skipped', 'todo', 'pending')] }, 3],
    ['a file that could not be loaded', { success: false, testResults: [file('failed')] }, 1],
    ['an error outside the tests', { success: false, testResults: [file('passed', 'passed')] }, 1],
    ['a suite without a test', { success: true, testResults: [] }, 1],
  ])('counts %s as failed', (_, report, failed) => {
    expect(tallyOf('records', report).failed).toBe(failed)
  })

  it('leaves out what was not chosen, where tests were chosen', () => {
    const report = { success: true, testResults: [file('passed', 'passed', 'skipped')] }
    expect(tallyOf('records', report, true)).toMatchObject({ passed: 1, failed: 0 })
    const failing = { success: false, testResults: [file('failed', 'failed', 'skipped')] }
    expect(tallyOf('records', failing, true)).toMatchObject({ passed: 0, failed: 1 })
  })

  it('names packages shortly, and refuses an unknown one', () => {
    const suites = [{ package: '@concord/records', short: 'records' }]
    expect(suitesNamed(['records'], suites)).toEqual(suites)
    expect(suitesNamed([], suites)).toEqual(suites)
    expect(() => suitesNamed(['recrods'], suites)).toThrow('records')
  })
})

describe('the rulebook’s coverage', () => {
  it('wants every kind of evidence for every listed rule', () => {
    const covered = coverageOf([
      { rule: 'AM-5', evidence: 'accepted' },
      { rule: 'PP-1', evidence: 'accepted' },
      { rule: 'PP-1', evidence: 'refused' },
    ])
    expect(covered.find(({ rule }) => rule === 'PP-1')?.missing).toEqual([])
    expect(covered.find(({ rule }) => rule === 'AM-5')?.missing).toEqual(['refused'])
    expect(coverageTable(covered).join('\n')).toContain('✗ AM-5')
  })
})

describe('a downloaded archive', () => {
  const entry = (name: string, content: string) => {
    const header = Buffer.alloc(512)
    header.write(name)
    header.write(content.length.toString(8).padStart(11, '0'), 124)
    const body = Buffer.alloc(Math.ceil(content.length / 512) * 512)
    body.write(content)
    return Buffer.concat([header, body])
  }
  const archive = Buffer.concat([entry('LICENSE', 'x'.repeat(700)), entry('temporal', 'program'), Buffer.alloc(1024)])

  it('gives the one file that is wanted', () => {
    expect(fileInTar(archive, 'temporal')?.toString()).toBe('program')
    expect(fileInTar(archive, 'tempora')).toBeUndefined()
  })
})
