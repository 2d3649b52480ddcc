import type { Typed } from '@concord/portal-kit/form-body'
import { type PortalContext, sendForm } from '@concord/portal-kit/portal-context'
import { recordCaseOpened } from '../documents.ts'
import { enquiryField } from './from-enquiry.ts'

/**
 * Tells the enquiry which case was opened from it. The case stands whatever comes of this: the enquiry's own page then still
 * offers to record it.
 */
export const recordOnEnquiry = async (
  parts: { readonly request: Request; readonly portal: PortalContext },
  typed: Typed,
  caseReference: string,
): Promise<void> => {
  const reference = typed[enquiryField]
  if (!reference) return
  await sendForm(parts, (gateway) =>
    gateway.send(recordCaseOpened, { submissionId: crypto.randomUUID(), reference, caseReference }),
  )
}
