export { migrate } from './migrate.ts'
export { type LoginRole, loginRoles, makeRoles } from './roles.ts'
