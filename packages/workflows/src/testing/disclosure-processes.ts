import { randomUUID } from 'node:crypto'
import type { DataConverter } from '@temporalio/common'
import { createDataConverter } from '../codec.ts'
import { createDisclosureWorld, type DisclosureWorld, disclosureActivitiesOver } from './disclosure-world.ts'
import { createProcessesOf, temporalAddress, testRing } from './temporal.ts'

/** Workers on the real server over disclosures in memory. @param codePath the bundle */
export const createDisclosureProcesses = async (
  codePath: string,
  dataConverter: DataConverter = createDataConverter(testRing()),
  address: string = temporalAddress(),
) => {
  const worlds = new Map<string, DisclosureWorld>()
  const activities = disclosureActivitiesOver(worlds)
  const processes = await createProcessesOf('safety-disclosure', activities, codePath, dataConverter, address)
  return {
    ...processes,
    world: () => {
      const made = createDisclosureWorld(randomUUID())
      worlds.set(made.processId, made)
      return made
    },
  }
}
