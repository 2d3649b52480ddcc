export { openMediationInput, type SeededPeople, seededPeople, seedPeople } from './people.ts'
export { statementsDuring } from './statements.ts'
export { aTestDatabase, type TestDatabase } from './test-database.ts'
