import { defineConfig } from 'vitest/config'

/**
 * The preset of every package's tests. Results are also written as JSON where `npm test` counts them.
 * Plain JavaScript, because Node loads a linked package's configuration as it is.
 * @param {string} name the package's short name, e.g. `records`
 * @param {{ fileParallelism?: boolean, testTimeout?: number }} [options] milliseconds
 */
export const testsOf = (name, options = {}) => {
  const results = process.env['CONCORD_TEST_RESULTS']
  return defineConfig({
    test: {
      name,
      include: ['{src,app,e2e}/**/*.test.{ts,tsx}'],
      testTimeout: options.testTimeout ?? 30_000,
      hookTimeout: 120_000,
      fileParallelism: options.fileParallelism ?? true,
      maxWorkers: 2,
      allowOnly: false,
      passWithNoTests: false,
      reporters: results ? ['default', 'json'] : ['default'],
      outputFile: results ? { json: `${results}/${name}.json` } : {},
    },
  })
}
