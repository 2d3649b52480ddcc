export { openMediationInput, type SeededPeople, seedPeople } from './people.ts'
export { aTestDatabase, type TestDatabase } from './test-database.ts'
