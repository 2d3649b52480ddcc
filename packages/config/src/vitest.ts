import { defineConfig } from 'vitest/config'

/**
 * The preset of every package's tests. Results are also written as JSON where `npm test` counts them.
 * @param name the package's short name, e.g. `records`
 */
export const testsOf = (name: string, options: { fileParallelism?: boolean; testTimeout?: number } = {}) =>
  defineConfig({
    test: {
      name,
      include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'app/**/*.test.ts', 'app/**/*.test.tsx', 'e2e/**/*.test.ts'],
      testTimeout: options.testTimeout ?? 30_000,
      hookTimeout: 120_000,
      fileParallelism: options.fileParallelism ?? true,
      maxWorkers: 2,
      allowOnly: false,
      passWithNoTests: false,
      reporters: process.env['CONCORD_TEST_RESULTS'] ? ['default', 'json'] : ['default'],
      outputFile: process.env['CONCORD_TEST_RESULTS']
        ? { json: `${process.env['CONCORD_TEST_RESULTS']}/${name}.json` }
        : {},
    },
  })
