import type { Division } from '../shared/bank-holidays.ts'

export const nations = ['England', 'Wales', 'Northern Ireland', 'Scotland', 'elsewhere'] as const
export type Nation = (typeof nations)[number]
/** `public`: NHS, or Health and Social Care in Northern Ireland. `partner`: another partner in professional performance. */
export type Sector = 'public' | 'independent' | 'partner'
export type CareSetting = 'primary' | 'secondary'

/** What a case needs to know of the organisation that commissions it (PP-1). */
export type Organisation = {
  readonly id: string
  readonly nation: Nation
  readonly sector: Sector
  readonly careSetting: CareSetting
  /** PP-7: the Adviser to whom it is allocated, a staff account. */
  readonly allocatedAdviser: string | null
}

/** PP-1: employers and contracting bodies of three nations; the nations do not bind other partners. */
export const isInScope = ({ nation, sector }: Organisation): boolean =>
  sector === 'partner' || nation === 'England' || nation === 'Wales' || nation === 'Northern Ireland'

/** Whose bank holidays the organisation keeps. */
export const divisionOf = (nation: Nation): Division =>
  nation === 'Northern Ireland' ? 'northern-ireland' : 'england-and-wales'
