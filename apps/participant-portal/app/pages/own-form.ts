import { submissionIdOf, type Typed } from '@concord/portal-kit/form-body'
import type { FormProblem } from '@concord/portal-kit/form-fields'
import type { GatewayClient } from '@concord/portal-kit/gateway-client'
import {
  type CommandAnswer,
  forPerson,
  portalOf,
  problemsOf,
  sendForm,
  showAgain,
} from '@concord/portal-kit/portal-context'
import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '../paths.ts'
import { asParticipantsRead } from './signed-out.ts'

type Asked = Pick<LoaderFunctionArgs, 'request' | 'context'>

/** What a page reads for the person whose link it is; null where it only shows a form again, and nothing can be asked. */
export const readAs = async <Answer>(
  { request, context }: Asked,
  work: (gateway: GatewayClient) => Promise<Answer>,
): Promise<Answer | null> => {
  const portal = portalOf(context)
  return portal.formIsKept ? null : forPerson({ request, portal, signedOutTo: paths.enterEnded }, work)
}

/**
 * Sends a form's command. Refused, or where it could not be sent, its own page answers with all that was typed; else it leads on.
 * @param parts.otherwise where no answer leads: there is nothing more to do it to, and that page says where things stand
 * @param parts.fieldOf the form's name of a field that the command calls differently
 */
export const answerForm = async (
  { request, context }: Asked,
  parts: {
    readonly typed: Typed
    readonly next: string
    readonly otherwise: string
    readonly send: (gateway: GatewayClient, submissionId: string) => Promise<CommandAnswer>
    readonly fieldOf?: (field: string) => string
  },
) => {
  const portal = portalOf(context)
  const { typed, fieldOf = (field) => field } = parts
  const submissionId = submissionIdOf(typed)
  const again = (problems: readonly FormProblem[]) => showAgain(portal, { typed, submissionId, problems })
  const sent = await sendForm({ request, portal }, (gateway) => parts.send(gateway, submissionId))
  if ('problem' in sent) return again([asParticipantsRead(sent.problem)])
  const problems = problemsOf(sent.answer).map((one) => ({ ...one, field: one.field && fieldOf(one.field) }))
  if (problems.length > 0) return again(problems)
  return redirect(sent.answer === null ? parts.otherwise : parts.next, 303)
}
