import type { FormProblem } from '@concord/portal-kit/form-fields'

/** The session ended while somebody was reading: their link opens another, and the form here still counts. */
export const signedOutWhileAnswering: FormProblem = {
  field: null,
  message:
    'You have been signed out, because nothing was sent for a while. Open the link in your message again in a new tab, then come back and send this form again. What you filled in is still here',
}
