import type { RootFields } from './fake-gateway.ts'

/** The states in which every page is looked at (SCREENS): with nothing, as usual, refused, and with long content. */
export type PageState = 'empty' | 'typical' | 'error' | 'long'

/** One page in one state, in code: what is opened, what the gateway answers, and what is done before one looks. */
export type ListedPage = {
  /** Names the picture: `mediation-asked`. */
  readonly name: string
  readonly state: PageState
  readonly path: string
  /** Null for a page without a session. */
  readonly answers: RootFields | null
  /** Cookies beside the session's. */
  readonly cookies?: Readonly<Record<string, string>>
  /** Presses of buttons by name, after fields were filled by label. */
  readonly then?: { readonly fill?: Readonly<Record<string, string>>; readonly press: string }
}
