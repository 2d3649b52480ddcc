/** The bundle's entry: the workflows and nothing else. */
export { assistedMediation } from './assisted-mediation/workflow.ts'
export { safetyDisclosure } from './safety-disclosure/workflow.ts'
