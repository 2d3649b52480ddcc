import { runKeyService } from './run.ts'

try {
  await runKeyService(process.env)
} catch (error) {
  console.error(error instanceof Error ? error.message : 'KEY_SERVICE_NOT_STARTED')
  process.exitCode = 1
}
