import { notFound } from '@concord/portal-kit/error-pages'
import { readForm } from '@concord/portal-kit/form-body'
import { portalOf, problemsOf, sendForm } from '@concord/portal-kit/portal-context'
import type { ActionFunctionArgs } from '@remix-run/node'
import { saveOutline } from '../documents.ts'
import { asParticipantsRead } from '../pages/signed-out.ts'

export const loader = () => {
  throw notFound()
}

const said = (status: number, sentence: string): Response =>
  new Response(sentence, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })

/** AM-10: a draft as it is written, for the page's script: 204, or a sentence why not. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const { draft = '' } = await readForm(request)
  const sent = await sendForm({ request, portal: portalOf(context) }, (gateway) =>
    gateway.send(saveOutline, { submissionId: crypto.randomUUID(), input: { draft } }),
  )
  if ('problem' in sent) return said(503, asParticipantsRead(sent.problem).message)
  const { saveOutline: answer } = sent.answer
  if (answer === null) return said(404, 'Your outline cannot be changed at the moment.')
  const [problem] = problemsOf(answer)
  return problem ? said(422, problem.message) : new Response(null, { status: 204 })
}
