import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleWorkflows } from '@concord/workflows/bundle'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    workflowBundle: string
  }
}

/** One bundle for the whole run. */
export default async ({ provide }: TestProject) => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-worker-'))
  const file = join(folder, 'workflows.js')
  writeFileSync(file, (await bundleWorkflows()).code)
  provide('workflowBundle', file)
  return () => rmSync(folder, { recursive: true })
}
