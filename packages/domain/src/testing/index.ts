export * from './a-mediation.ts'
export * from './evidence.ts'
