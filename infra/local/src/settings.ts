import { join } from 'node:path'
import type { LoginRole } from '@concord/records/migrate'
import { namespace } from '@concord/workflows/client'
import { repository } from './folders.ts'
import { keyServiceCredentials, keyServiceUrl } from './key-service/start.ts'
import type { Ports } from './ports.ts'
import { digestKey, keyRing, type Secrets } from './secrets.ts'

export const oidcClientId = 'concord-staff-gateway'

/** Addresses as a browser is told them. */
export const addressesOf = (ports: Ports) => {
  const web = (port: number) => `http://localhost:${port}`
  return {
    desk: web(ports.desk),
    oidc: web(ports.oidc),
    mail: `${web(ports.desk)}/mail`,
    clock: `${web(ports.desk)}/clock`,
    gateway: web(ports.gateway),
    keyService: keyServiceUrl(ports.keyService),
    /** Where partners' systems ask, and what their tokens are for. */
    partnerApi: `${web(ports.gateway)}/graphql`,
    workerHealth: `http://127.0.0.1:${ports.worker}`,
    staffPortal: web(ports.staffPortal),
    participantPortal: web(ports.participantPortal),
    temporalPage: web(ports.temporalPage),
    smtp: `smtp://127.0.0.1:${ports.smtp}`,
  }
}
export type Addresses = ReturnType<typeof addressesOf>

export type SettingsParts = {
  ports: Ports
  secrets: Secrets
  urls: Record<LoginRole, string>
  temporalAddress: string
  taskQueue: string
  logLevel: string
}

/** The portals whose queries the gateway answers. */
const registered = ['staff-portal', 'participant-portal'].map((portal) =>
  join(repository, 'apps', portal, 'app', 'generated', 'registered-documents.json'),
)

/** Each application's environment: its settings and nothing that it must not hold. */
export const settingsOf = ({ ports, secrets, urls, temporalAddress, taskQueue, logLevel }: SettingsParts) => {
  const addresses = addressesOf(ports)
  const keys = {
    VAULT_KEYS_ADVICE: secrets('vault-keys-advice.json', keyRing),
    DIGEST_KEY: secrets('digest-key', digestKey),
  }
  const credentials = keyServiceCredentials(secrets)
  const portals = {
    STAFF_PORTAL_URL: addresses.staffPortal,
    PARTICIPANT_PORTAL_URL: addresses.participantPortal,
  }
  const gateway = (port: number): Record<string, string> => ({
    ...keys,
    ...portals,
    PORT: String(port),
    DATABASE_URL_READ_ADVICE: urls.read_advice,
    DATABASE_URL_DECIDE_ADVICE: urls.decide_advice,
    DATABASE_URL_REVEAL_ADVICE: urls.reveal_advice,
    DATABASE_URL_SIGN_IN: urls.sign_in,
    KEY_SERVICE_URL: addresses.keyService,
    KEY_SERVICE_CREDENTIAL: credentials.gateway,
    OIDC_ISSUER: addresses.oidc,
    OIDC_CLIENT_ID: oidcClientId,
    OIDC_CLIENT_SECRET: secrets('oidc-client'),
    PARTNER_AUDIENCE: addresses.partnerApi,
    REGISTERED_DOCUMENTS: registered.join(','),
    LOG_LEVEL: logLevel,
  })
  const worker: Record<string, string> = {
    ...keys,
    ...portals,
    HEALTH_PORT: String(ports.worker),
    DATABASE_URL_WORKER_ADVICE: urls.worker_advice,
    DATABASE_URL_DECIDE_ADVICE: urls.decide_advice,
    DATABASE_URL_SIGN_IN: urls.sign_in,
    KEY_SERVICE_URL: addresses.keyService,
    KEY_SERVICE_CREDENTIAL: credentials.worker,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_TASK_QUEUE: taskQueue,
    PAYLOAD_KEYS: secrets('payload-keys.json', keyRing),
    SMTP_URL: addresses.smtp,
    MAIL_FROM: 'Concord <notices@concord.invalid>',
    LOG_LEVEL: logLevel,
  }
  const portal = (port: number, url: string): Record<string, string> => ({
    NODE_ENV: 'production',
    PORT: String(port),
    GATEWAY_URL: `http://127.0.0.1:${ports.gateway}`,
    PORTAL_URL: url,
  })
  return {
    gateway,
    worker,
    staffPortal: portal(ports.staffPortal, addresses.staffPortal),
    participantPortal: portal(ports.participantPortal, addresses.participantPortal),
  }
}
export type Settings = ReturnType<typeof settingsOf>
