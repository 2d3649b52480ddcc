import { notFound } from '@concord/portal-kit/error-pages'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { mediatorEntry, renewAccreditation } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { AccreditationFields } from '../pages/entry-fields.tsx'
import { FormPage } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { dayTyped } from '../pages/typed-times.ts'
import { paths } from '../paths.ts'

const heading = 'Renew the accreditation'
export const meta = () => pageTitle(heading)

export const loader = async (args: LoaderFunctionArgs) => {
  const mediatorId = args.params['mediator'] ?? ''
  const read = await readForForm(args, (gateway) => gateway.read(mediatorEntry, { mediatorId }))
  if (read && (read.registeredMediator === null || !read.me?.roles.includes('case-support'))) throw notFound()
  return {
    mediatorId,
    submissionId: crypto.randomUUID(),
    me: read?.me ?? null,
    name: read?.registeredMediator?.mediator.displayName ?? 'Mediator',
  }
}

export const action = (args: ActionFunctionArgs) => {
  const mediatorId = args.params['mediator'] ?? ''
  return answerForm(
    args,
    async (gateway, { typed, submissionId }) => {
      const input = {
        entry: { accreditation: typed['entry.accreditation'] ?? '' },
        accreditedUntil: dayTyped(typed['accreditedUntil']),
      }
      return (await gateway.send(renewAccreditation, { submissionId, mediatorId, input })).renewAccreditation
    },
    paths.registered(mediatorId),
  )
}

export default function RenewAccreditation() {
  const { mediatorId, submissionId, name } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  return (
    <FormPage
      back={{ href: paths.registered(mediatorId), text: name }}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={problems}
    >
      <AccreditationFields typed={again?.typed ?? {}} problems={problems} />
      <SeenBy of="RG" />
      <Button>Save the accreditation</Button>
    </FormPage>
  )
}
