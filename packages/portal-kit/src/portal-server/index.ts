export * from './portal-middleware.ts'
export * from './route-patterns.ts'
