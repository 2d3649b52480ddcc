import type { Page } from 'playwright-core'
import type { Party } from './people.ts'
import type { System } from './system.ts'

/** SCREENS, a safe way to contact: another address than the one that was given, within the hours of a working day. */
export const setSafeContact = async (system: System, page: Page, email: string): Promise<void> => {
  await page.goto(`${system.addresses.participantPortal}/mediation/contact`)
  await page.check('[name="channel"][value="email"]')
  await page.fill('[name="email"]', email)
  await page.check('[name="notAtWork"]')
  await page.selectOption('[name="fromHour"]', '9')
  await page.selectOption('[name="untilHour"]', '18')
  await page.getByRole('button', { name: 'Save how to contact me' }).click()
  await page.waitForURL(/\/mediation$/)
}

/** AM-10: saves a draft, comes back to it, and gives it to the mediators. */
export const handInOutline = async (system: System, page: Page, outline: string): Promise<void> => {
  await page.goto(`${system.addresses.participantPortal}/mediation/outline`)
  await page.fill('[name="outline"]', outline)
  await page.getByRole('button', { name: 'Save and go on later' }).click()
  await page.waitForURL(/\?saved/)
  await page.getByRole('button', { name: 'Give it to the mediators' }).click()
  await page.waitForURL(/\?given/)
}

/** AM-15. */
export const inviteCompanion = async (system: System, page: Page, companion: Party): Promise<void> => {
  await page.goto(`${system.addresses.participantPortal}/mediation/companion`)
  await page.fill('[name="companion.name"]', companion.name)
  await page.fill('[name="companion.email"]', companion.email)
  await page.getByRole('button', { name: 'Invite my companion' }).click()
  await page.getByText('You invited a companion').waitFor()
}

/** AM-15: keeps it confidential, supports and does not speak, never comes to the joint meeting. */
export const giveUndertaking = async (page: Page): Promise<void> => {
  for (const promise of await page.getByRole('checkbox').all()) await promise.check()
  await page.getByRole('button', { name: 'Give my undertaking' }).click()
  await page.getByRole('heading', { level: 1, name: 'You come as a companion' }).waitFor()
}
