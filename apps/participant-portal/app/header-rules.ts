import { paths } from './paths.ts'

/** No page runs a script, save the one on which somebody writes for an hour and must not lose it. */
export const headerRules = { scripts: 'none', scriptedPages: [paths.outline] } as const
