export * from './security-headers.ts'
