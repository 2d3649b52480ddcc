export { keysInMemory } from './mortal-keys.ts'
export { accepted, newlyOpenedBy, openedBy } from './opened-mediation.ts'
export { enquiryInput, openMediationInput, type SeededPeople, seededPeople, seedPeople, suitable } from './people.ts'
export { aTestDatabase, type TestDatabase } from './test-database.ts'
