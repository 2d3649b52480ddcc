import { data } from '@remix-run/node'
import type { Typed } from '../form-body/index.ts'
import type { FormProblem } from '../form-fields/index.ts'
import type { PortalContext } from './portal-context.ts'

/** A form as its own page shows it again: everything that was typed, under the submission's id that it had. */
export type FormAgain = {
  readonly typed: Typed
  readonly submissionId: string
  readonly problems: readonly FormProblem[]
}

/** Answers a form by its page: 422 with problems, 200 where it only goes on (another person added). Never by a redirect. */
export const showAgain = (portal: PortalContext, form: FormAgain) => {
  portal.hasProblems = form.problems.length > 0
  return data(form, { status: portal.hasProblems ? 422 : 200 })
}
