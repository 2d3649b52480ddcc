/** Whether a token can be a whole one: 43 letters, digits, `-` and `_`. What it opens is the gateway's to know. */
export const isWholeToken = (token: string | undefined | null): token is string =>
  token !== undefined && token !== null && /^[\w-]{43}$/.test(token)
