import type { Typed } from '@concord/portal-kit/form-body'

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
