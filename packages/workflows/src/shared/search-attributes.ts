import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common'

/** What an operator can search by: three, opaque. They are not encrypted, so nothing about a person or a case may be added. */
export const serviceKey = defineSearchAttributeKey('ConcordService', SearchAttributeType.KEYWORD)
export const nextDueKey = defineSearchAttributeKey('ConcordNextDue', SearchAttributeType.DATETIME)
export const needsPersonKey = defineSearchAttributeKey('ConcordNeedsPerson', SearchAttributeType.BOOL)
