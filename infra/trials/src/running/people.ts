import type { Page } from 'playwright-core'
import type { System } from './system.ts'
import { until } from './until.ts'

export type Party = { readonly name: string; readonly email: string }
export const parties = (label: string, count: number): readonly Party[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Zoë Probe-${label}-${index + 1}`,
    email: `${label}-${index + 1}@example.org`,
  }))

/** Signs in through the real provider, as this persona. */
export const signIn = async (system: System, page: Page, displayName: string): Promise<void> => {
  await page.goto(`${system.addresses.staffPortal}/sign-in`)
  await page.getByRole('button', { name: 'Sign in with your organisation' }).click()
  await page.getByRole('button', { name: displayName }).click()
  await page.waitForURL(/\/cases/)
}

/** Types the opening form and sends it. @returns the reference, from the address that follows */
export const openMediation = async (
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
  await page.waitForURL(/\/(mediation|commissioning)$/)
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
