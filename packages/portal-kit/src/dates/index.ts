export * from './date.tsx'
export * from './in-words.ts'
