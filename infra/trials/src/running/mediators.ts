import type { Page } from 'playwright-core'
import type { System } from './system.ts'

/** AM-2: case support puts somebody who has the role of a mediator into the register. */
export const register = async (system: System, caseSupport: Page, displayName: string): Promise<void> => {
  await caseSupport.goto(`${system.addresses.staffPortal}/register/new`)
  await caseSupport.selectOption('[name="accountId"]', { label: displayName })
  await caseSupport.fill('[name="entry.accreditation"]', 'Civil Mediation Council')
  await caseSupport.fill('[name="accreditedUntil"]', '27/3/2031')
  await caseSupport.fill('[name="mostCases"]', '4')
  await caseSupport.getByRole('button', { name: 'Register this mediator' }).click()
  await caseSupport.waitForURL(/\/register$/)
}

/** AM-1: asks whether they have a connection; they see the names and the organisation, and nothing else. */
export const ask = async (system: System, caseSupport: Page, reference: string, displayName: string): Promise<void> => {
  await caseSupport.goto(`${system.addresses.staffPortal}/cases/${reference}/mediators/ask`)
  await caseSupport.getByRole('radio', { name: displayName }).check()
  await caseSupport.getByRole('button', { name: 'Ask this mediator' }).click()
  await caseSupport.waitForURL(/\?done=asked$/)
}

/** AM-1: the mediator declares that there is none. */
export const declareNoConnection = async (system: System, mediator: Page, reference: string): Promise<void> => {
  await mediator.goto(`${system.addresses.staffPortal}/mediating/${reference}`)
  await mediator.getByRole('button', { name: 'I have no connection' }).click()
  await mediator.waitForURL(/\?done=clear$/)
}

/** AM-2: mediators work in pairs. */
export const assign = async (
  system: System,
  adviser: Page,
  reference: string,
  displayNames: readonly string[],
): Promise<void> => {
  await adviser.goto(`${system.addresses.staffPortal}/cases/${reference}/mediators/assign`)
  for (const displayName of displayNames) await adviser.getByRole('checkbox', { name: displayName }).check()
  await adviser.getByRole('button', { name: 'Assign these mediators' }).click()
  await adviser.waitForURL(/\?done=assigned$/)
}
