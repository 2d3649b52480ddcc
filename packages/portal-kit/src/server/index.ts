export * from './portal-server.ts'
