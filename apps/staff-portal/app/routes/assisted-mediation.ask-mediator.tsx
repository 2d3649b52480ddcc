import { dayInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import { RadiosField } from '@concord/portal-kit/form-fields'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { mediatorChoice, proposeMediator } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { FormPage, toCase } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

const heading = 'Ask a mediator'
export const meta = () => pageTitle(heading)

const asked = ['proposed', 'clear', 'assigned']

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const read = await readForForm(args, (gateway) => gateway.read(mediatorChoice, { reference }))
  if (read && !read.mediation?.mayDo.includes('proposeMediator')) throw notFound()
  const open = (read?.mediation?.mediators ?? []).filter(({ standing }) => asked.includes(standing))
  return {
    reference,
    submissionId: crypto.randomUUID(),
    me: read?.me ?? null,
    mediators: (read?.registeredMediators ?? []).filter(
      ({ mediator }) => !open.some(({ colleague }) => colleague.id === mediator.id),
    ),
  }
}

export const action = (args: ActionFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  return answerForm(
    args,
    async (gateway, { typed, submissionId }) =>
      (await gateway.send(proposeMediator, { submissionId, reference, mediatorId: typed['mediatorId'] ?? '' }))
        .proposeMediator,
    paths.mediationAfter(reference, 'asked'),
  )
}

export default function AskMediator() {
  const { reference, submissionId, mediators } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  return (
    <FormPage
      back={toCase(paths.mediation(reference), reference)}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={problems}
      intro={
        <p>
          They see the names and the organisation, nothing else, and declare whether they have a connection. Without an
          answer the question lapses after three working days.
        </p>
      }
    >
      {mediators.length === 0 ? (
        <p>There is nobody else in the register of mediators to ask.</p>
      ) : (
        <>
          <RadiosField
            path="mediatorId"
            legend="Mediator"
            value={again?.typed['mediatorId']}
            choices={mediators.map(({ mediator, accreditedUntil, openCases, mostCases }) => ({
              value: mediator.id,
              text: mediator.displayName,
              hint: `Accredited until ${dayInWords(accreditedUntil)}. ${openCases} of ${mostCases} cases`,
            }))}
            problems={problems}
          />
          <SeenBy of="RG" />
          <Button>Ask this mediator</Button>
        </>
      )}
    </FormPage>
  )
}
