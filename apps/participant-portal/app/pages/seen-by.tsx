export { SeenBy } from '@concord/portal-kit/who-can-see'
