export * from './fake-gateway.ts'
export * from './portal-under-test.ts'
