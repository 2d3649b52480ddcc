export * from './browser.ts'
export * from './fake-gateway.ts'
export * from './page-list.ts'
export * from './portal-under-test.ts'
