import type { Browser, Page } from 'playwright-core'
import { aPerson } from './browser.ts'
import type { System } from './system.ts'
import { until } from './until.ts'

export type Party = { readonly name: string; readonly email: string }
export const parties = (label: string, count: number): readonly Party[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Zoë Probe-${label}-${index + 1}`,
    email: `${label}-${index + 1}@example.org`,
  }))

const browserOf = (page: Page): Browser => {
  const browser = page.context().browser()
  if (!browser) throw new Error('the page belongs to no browser')
  return browser
}

/** Signs in through the real provider, as this persona. */
export const signIn = async (system: System, page: Page, displayName: string): Promise<void> => {
  await page.goto(`${system.addresses.staffPortal}/sign-in`)
  await page.getByRole('button', { name: 'Sign in with your organisation' }).click()
  await page.getByRole('button', { name: displayName }).click()
  await page.waitForURL(/\/cases/)
}

/** Types the opening form and sends it. @returns the reference, from the address that follows; empty where it was refused */
export const openCase = async (
  system: System,
  page: Page,
  organisation: RegExp,
  commissioner: Party,
  participants: readonly Party[],
): Promise<string> => {
  await page.goto(`${system.addresses.staffPortal}/mediations/new`)
  const option = await page
    .locator('select[name="organisationId"] option')
    .filter({ hasText: organisation })
    .first()
    .getAttribute('value')
  await page.selectOption('select[name="organisationId"]', option ?? '')
  await page.selectOption('select[name="caseSupportId"]', { label: 'Casey Demo-Support' })
  await page.check('[name="profession"][value="doctor"]')
  await page.check('[name="conductIsPart"][value="no"]')
  for (let rows = 2; rows < participants.length; rows += 1)
    await page.getByRole('button', { name: 'Add another participant' }).click()
  await page.fill('[name="commissioner.name"]', commissioner.name)
  await page.fill('[name="commissioner.email"]', commissioner.email)
  for (const [index, { name, email }] of participants.entries()) {
    await page.fill(`[name="participants.${index}.name"]`, name)
    await page.fill(`[name="participants.${index}.email"]`, email)
  }
  await page.getByRole('button', { name: 'Open the mediation' }).last().click()
  await page.waitForLoadState()
  return /\/cases\/([^/]+)\/opened/.exec(page.url())?.[1] ?? ''
}

/** AM-4, PP-4: answers suitability on the way, and puts the charges to the commissioner. */
export const putCharges = async (system: System, page: Page, reference: string, covers: string): Promise<void> => {
  const casePage = `${system.addresses.staffPortal}/cases/${reference}`
  await page.goto(`${casePage}/suitability`)
  for (const holds of await page.locator('[type="radio"][value="yes"]').all()) await holds.check()
  await page.getByRole('button', { name: 'Save the answers' }).click()
  await page.waitForURL(/\/cases\/[^/]+\?/)
  await page.goto(`${casePage}/charges`)
  await page.fill('[name="pounds"]', '1200')
  await page.fill('[name="covers"]', covers)
  await page.getByRole('button', { name: 'Put the charges to the commissioner' }).click()
  await page.waitForURL(/\/cases\/[^/]+\?/)
}

const linkIn = (text: string): string => /https?:\/\/\S+\/enter\/\S+/.exec(text)?.[0] ?? ''

/** Comes in by the link of the nth mail to them (from 1), and by the code that is sent for it. */
export const enter = async (system: System, page: Page, party: Party, nth = 1): Promise<void> => {
  const invitation = await system.nthMail(party.email, nth)
  const before = (await system.mailTo(party.email)).length
  await page.goto(linkIn(invitation.text))
  await page.locator('button[name="send"][value="code"]').click()
  const code = await until('the code', async () => {
    const newer = (await system.mailTo(party.email)).slice(before)
    return newer.flatMap(({ text }) => /^\d{6}$/m.exec(text)?.[0] ?? []).at(-1)
  })
  await page.fill('[name="code"]', ` ${code.slice(0, 3)} ${code.slice(3)} `)
  await page.getByRole('button', { name: 'Open my page' }).click()
  await page.waitForURL(/\/(mediation|commissioning|companion)$/)
}

/** PP-4: the commissioner comes in by their first mail and accepts. Only then is anybody invited. */
export const acceptCharges = async (system: System, page: Page, commissioner: Party): Promise<void> => {
  await enter(system, page, commissioner)
  await page.getByRole('link', { name: 'Read what it covers, and answer' }).click()
  await page.getByRole('button', { name: 'Accept the charges' }).click()
  await page.getByRole('heading', { level: 1, name: 'The participants have been asked' }).waitFor()
}

/**
 * Opens a mediation and leads it to where everybody is asked. The commissioner has had two mails by then: the charges and a code.
 * @returns the reference
 */
export const openMediation = async (
  system: System,
  page: Page,
  organisation: RegExp,
  commissioner: Party,
  participants: readonly Party[],
): Promise<string> => {
  const reference = await openCase(system, page, organisation, commissioner, participants)
  await putCharges(system, page, reference, 'Two mediators for a day, and their travel')
  const { page: commissioners, context } = await aPerson(browserOf(page), false)
  await acceptCharges(system, commissioners, commissioner)
  await context.close()
  return reference
}

export const agree = async (page: Page): Promise<void> => {
  await page.check('[name="keepsConfidentiality"]')
  await page.getByRole('button', { name: 'Agree to take part' }).click()
  await page.getByRole('heading', { level: 1, name: 'You have agreed to take part' }).waitFor()
}

export const withdraw = async (system: System, page: Page): Promise<void> => {
  await page.goto(`${system.addresses.participantPortal}/mediation/stop`)
  await page.getByRole('button', { name: 'Do not take part' }).click()
  await page.getByRole('heading', { level: 1, name: 'You are not taking part' }).waitFor()
}
