import { createAdviceRecords, createPlatformRecords, mortalKeysAt } from '@concord/records'
import { type Config, readConfig } from './config.ts'
import { readRegisteredDocuments } from './graphql/registered-documents.ts'
import { createLog } from './log.ts'
import { gatewayRecordsOf } from './records.ts'
import { createGateway } from './server.ts'
import { createProvider } from './sign-in/provider.ts'

const settings = (): Config => {
  try {
    return readConfig(process.env)
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem)
    process.exit(1)
  }
}

const config = settings()
const log = createLog(config.logLevel)
const { databases, vaultKeys, digestKey, staffPortalUrl, participantPortalUrl } = config
const gateway = createGateway({
  records: gatewayRecordsOf(
    createAdviceRecords({
      readUrl: databases.read,
      decideUrl: databases.decide,
      revealUrl: databases.reveal,
      vaultKeys,
      digestKey,
      mortalKeys: mortalKeysAt(config.keyService),
    }),
    createPlatformRecords({ signInUrl: databases.signIn, digestKey }),
  ),
  provider: createProvider({ ...config.oidc, staffPortalUrl, production: config.production }),
  documents: readRegisteredDocuments(config.registeredDocuments),
  origins: [staffPortalUrl, participantPortalUrl],
  partners: config.partners,
  log,
})
log.info('started', { port: await gateway.listen(config.port) })

let stopping = false
const stop = (): void => {
  if (stopping) return
  stopping = true
  log.info('stopping')
  gateway.close().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
