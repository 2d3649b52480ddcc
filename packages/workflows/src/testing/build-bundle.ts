import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundleWorkflows } from '../bundle.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    workflowBundle: string
  }
}

/** One bundle for the whole run. */
export default async ({ provide }: TestProject) => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-workflows-'))
  const file = join(folder, 'workflows.js')
  writeFileSync(file, (await bundleWorkflows()).code)
  provide('workflowBundle', file)
  return () => rmSync(folder, { recursive: true })
}
