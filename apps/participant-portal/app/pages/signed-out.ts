import type { FormProblem } from '@concord/portal-kit/form-fields'
import { signedOutProblem } from '@concord/portal-kit/portal-context'

const signedOut: FormProblem = {
  field: null,
  message:
    'You have been signed out, because nothing was sent for a while. Open the link in your message again in a new tab, then come back and send this form again. What you filled in is still here',
}

/** Why a form could not be sent, in words for who has a personal link instead of an account. */
export const asParticipantsRead = (problem: FormProblem): FormProblem =>
  problem === signedOutProblem ? signedOut : problem
