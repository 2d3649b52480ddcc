import type { ListedPage } from '@concord/portal-kit/testing'
import { commissionerAnswers, companionAnswers, long, participantAnswers, session } from './answers.ts'

const signedIn = { 'concord-participant': session }
const nobody = {}

export const mine = (
  name: string,
  changes: Parameters<typeof participantAnswers>[0],
  rest: Partial<ListedPage> = {},
): ListedPage => ({
  name: `mediation-${name}`,
  state: 'typical',
  path: '/mediation',
  status: 200,
  operations: participantAnswers(changes),
  cookies: signedIn,
  ...rest,
})
export const commissioned = (
  name: string,
  changes: Parameters<typeof commissionerAnswers>[0],
  rest: Partial<ListedPage> = {},
): ListedPage => ({
  name: `commissioning-${name}`,
  state: 'typical',
  path: '/commissioning',
  status: 200,
  operations: commissionerAnswers(changes),
  cookies: signedIn,
  ...rest,
})
export const plain = (name: string, path: string, rest: Partial<ListedPage> = {}): ListedPage => ({
  name,
  state: 'typical',
  path,
  status: 200,
  cookies: nobody,
  ...rest,
})
export const accompanying = (
  name: string,
  changes: Parameters<typeof companionAnswers>[0],
  rest: Partial<ListedPage> = {},
): ListedPage => ({
  name: `companion-${name}`,
  state: 'typical',
  path: '/companion',
  status: 200,
  operations: companionAnswers(changes),
  cookies: signedIn,
  ...rest,
})
/** A form that is refused when its button is pressed. */
export const refused = (operations: object, refusal: object, press: string): Partial<ListedPage> => ({
  state: 'error',
  status: 422,
  operations: { ...operations, ...refusal },
  afterwards: { press },
})
export const at = (path: string) => ({ path })
export const longWords = `${long.ownName} `.repeat(40)
