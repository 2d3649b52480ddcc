import { notFound } from '@concord/portal-kit/error-pages'
import { TextField } from '@concord/portal-kit/form-fields'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { addParticipant, mediationWork } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { FormPage, toCase } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

const heading = 'Add a participant'
export const meta = () => pageTitle(heading)

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const read = await readForForm(args, (gateway) => gateway.read(mediationWork, { reference }))
  if (read && !read.mediation?.mayDo.includes('addParticipant')) throw notFound()
  return { reference, submissionId: crypto.randomUUID(), me: read?.me ?? null }
}

export const action = (args: ActionFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  return answerForm(
    args,
    async (gateway, { typed, submissionId }) => {
      const participant = { name: typed['participant.name'] ?? '', email: typed['participant.email'] ?? '' }
      return (await gateway.send(addParticipant, { submissionId, reference, input: { participant } })).addParticipant
    },
    paths.mediationAfter(reference, 'participant'),
  )
}

export default function AddParticipant() {
  const { reference, submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  return (
    <FormPage
      back={toCase(paths.mediation(reference), reference)}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={problems}
      intro={<p>Participants can be added until the first invitation goes.</p>}
    >
      <TextField
        path="participant.name"
        label="Full name"
        value={again?.typed['participant.name']}
        problems={problems}
      />
      <TextField
        path="participant.email"
        label="Email address"
        type="email"
        value={again?.typed['participant.email']}
        problems={problems}
      />
      <SeenBy of="ID" />
      <Button>Add this participant</Button>
    </FormPage>
  )
}
