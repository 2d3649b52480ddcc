import type { Typed } from '@concord/portal-kit/form-body'
import { type PortalContext, sendForm } from '@concord/portal-kit/portal-context'
import { recordCaseOpened } from '../documents.ts'

/** The field that names the enquiry from which a case is opened. */
export const enquiryField = 'enquiry'

type Enquiry = {
  readonly reference: string
  readonly organisationId: string | null
  readonly callerName: string | null
  readonly callerEmail: string | null
  readonly circumstances: { readonly practitionerProfession: string; readonly conductIsPart: string } | null
}

/** PP-3: what the enquiry knows already, as the opening form holds it. The caller is the commissioner, until somebody changes it. */
export const typedFromEnquiry = (enquiry: Enquiry | null): Typed =>
  enquiry
    ? {
        [enquiryField]: enquiry.reference,
        organisationId: enquiry.organisationId ?? '',
        'commissioner.name': enquiry.callerName ?? '',
        'commissioner.email': enquiry.callerEmail ?? '',
        profession: enquiry.circumstances?.practitionerProfession ?? '',
        conductIsPart: enquiry.circumstances?.conductIsPart ?? '',
      }
    : {}

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
