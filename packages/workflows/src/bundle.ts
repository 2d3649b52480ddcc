import { createRequire } from 'node:module'
import { bundleWorkflowCode } from '@temporalio/worker'
import { failureConverterPath } from './codec.ts'

const pathOf = (name: string): string => createRequire(import.meta.url).resolve(`@concord/workflows${name}`)

/** The workflows as one script for the sandbox: made at build time and shipped, or once at the start of a local run. */
export const bundleWorkflows = () =>
  bundleWorkflowCode({
    workflowsPath: pathOf(''),
    workflowInterceptorModules: [pathOf('/workflow-interceptors')],
    failureConverterPath: failureConverterPath(),
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error },
  })
