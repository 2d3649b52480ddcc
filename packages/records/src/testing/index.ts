export { openMediationInput, type SeededPeople, seededPeople, seedPeople, suitable } from './people.ts'
export { aTestDatabase, type TestDatabase } from './test-database.ts'
