import { type PortalConfig, portalConfigFrom } from '@concord/portal-kit/config'

/** Read once, at the start; nothing else looks at the environment. */
export const readConfig = (): PortalConfig => portalConfigFrom(process.env)
