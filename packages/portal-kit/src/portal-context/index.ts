export * from './command-answer.ts'
export * from './for-person.ts'
export * from './portal-context.ts'
export * from './show-again.ts'
