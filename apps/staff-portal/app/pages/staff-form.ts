import { notFound } from '@concord/portal-kit/error-pages'
import { readForm, submissionIdOf, type Typed } from '@concord/portal-kit/form-body'
import type { GatewayClient } from '@concord/portal-kit/gateway-client'
import {
  type CommandAnswer,
  forPerson,
  portalOf,
  problemsOf,
  sendForm,
  showAgain,
} from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { signInFor } from '../signing-in.ts'

/** What a page of staff reads, as whoever is signed in. */
export const readFor = <Answer>(
  { request, context }: LoaderFunctionArgs,
  work: (gateway: GatewayClient) => Promise<Answer>,
) => forPerson({ request, portal: portalOf(context), signedOutTo: signInFor(request) }, work)

/** What a form's page reads; null where the form could not be sent: it is then shown again, and nothing else is read. */
export const readForForm = async <Answer>(
  args: LoaderFunctionArgs,
  work: (gateway: GatewayClient) => Promise<Answer>,
): Promise<Answer | null> => (portalOf(args.context).formIsKept ? null : readFor(args, work))

type Sent = { readonly typed: Typed; readonly submissionId: string }

/** Sends a form's one command; goes on where it is accepted, and shows the form again, with all that was typed, where it is not. */
export const answerForm = async (
  { request, context }: Pick<ActionFunctionArgs, 'request' | 'context'>,
  send: (gateway: GatewayClient, form: Sent) => Promise<CommandAnswer>,
  goOnTo: string,
) => {
  const portal = portalOf(context)
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const sent = await sendForm({ request, portal }, (gateway) => send(gateway, { typed, submissionId }))
  if ('problem' in sent) return showAgain(portal, { typed, submissionId, problems: [sent.problem] })
  if (sent.answer === null) throw notFound()
  if (sent.answer.__typename === 'Accepted') throw redirect(goOnTo, 303)
  return showAgain(portal, { typed, submissionId, problems: problemsOf(sent.answer) })
}

/** A position in an address: 0 the commissioner, participants from 1. */
export const positionIn = (typed: string | undefined): number => {
  if (!typed || !/^\d{1,4}$/.test(typed)) throw notFound()
  return Number(typed)
}
