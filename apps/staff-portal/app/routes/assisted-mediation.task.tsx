import { instantInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { mediationWork, recordTold } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { channelOfContact, hoursInWords, taskName } from '../pages/case-words.ts'
import { FormPage, toCase } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

const heading = 'Tell a person'
export const meta = () => pageTitle(heading)

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const read = await readForForm(args, (gateway) => gateway.read(mediationWork, { reference }))
  const task = read?.mediation?.tasks.find((one) => taskName(one) === args.params['task'])
  if (read && !(task && read.mediation?.mayDo.includes('recordTold'))) throw notFound()
  const contact = read?.mediation?.participants.find(({ position }) => position === task?.position)?.safeContact
  return { reference, submissionId: crypto.randomUUID(), me: read?.me ?? null, task, contact }
}

export const action = (args: ActionFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const [kind = '', position, occurrence] = (args.params['task'] ?? '').split('.')
  const input = { kind, position: Number(position), occurrence: Number(occurrence) }
  if (!Number.isInteger(input.position) || !Number.isInteger(input.occurrence)) throw notFound()
  return answerForm(
    args,
    async (gateway, { submissionId }) =>
      (await gateway.send(recordTold, { submissionId, reference, input })).recordTold,
    paths.mediationAfter(reference, 'told'),
  )
}

export default function TellSomebody() {
  const { reference, submissionId, task, contact } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  return (
    <FormPage
      back={toCase(paths.mediation(reference), reference)}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={again?.problems ?? []}
      intro={
        task ? (
          <>
            <p>{task.what}.</p>
            {task.dueAt ? <p>From {instantInWords(task.dueAt)}, and not earlier.</p> : null}
            {contact && task.position !== null ? (
              <p>
                {channelOfContact[contact.channel]}, {hoursInWords(contact.fromHour, contact.untilHour)}.{' '}
                <a href={paths.safeContact(reference, task.position)}>Open where to reach them</a>
              </p>
            ) : null}
            <SeenBy of="SC" />
          </>
        ) : null
      }
    >
      <Button>Record that I have told them</Button>
    </FormPage>
  )
}
