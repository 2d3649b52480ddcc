import { createContext, useContext } from 'react'

/**
 * What every page may know of the request that it answers.
 * @property reference stands in the log and on the error page, and is random
 * @property nonce for a script that a page names its reason for
 */
export type RequestFacts = { readonly reference: string; readonly nonce: string; readonly invented: boolean }

const Facts = createContext<RequestFacts>({ reference: '', nonce: '', invented: false })
export const RequestFactsProvider = Facts.Provider
export const useRequestFacts = (): RequestFacts => useContext(Facts)
