export * from './portal-config.ts'
