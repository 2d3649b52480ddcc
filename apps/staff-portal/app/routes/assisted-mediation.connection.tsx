import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, WarningCallout } from 'nhsuk-react-components'
import { declareConnection, whoAmI } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { FormPage } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

const heading = 'Declare a connection'
export const meta = () => pageTitle(heading)

export const loader = async (args: LoaderFunctionArgs) => {
  const read = await readForForm(args, (gateway) => gateway.read(whoAmI, {}))
  return { reference: args.params['reference'] ?? '', submissionId: crypto.randomUUID(), me: read?.me ?? null }
}

export const action = (args: ActionFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  return answerForm(
    args,
    async (gateway, { submissionId }) =>
      (await gateway.send(declareConnection, { submissionId, reference })).declareConnection,
    `${paths.mediating}?done=connection`,
  )
}

export default function DeclareConnection() {
  const { reference, submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  return (
    <FormPage
      back={{ href: paths.mediating, text: 'You are asked' }}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={again?.problems ?? []}
      intro={
        <>
          <p>
            For the case {reference}: you are connected with somebody in it, or with the case itself, in any way that
            could make you less impartial, or seem so.
          </p>
          <WarningCallout>
            <WarningCallout.Heading headingLevel="h2">Your part in this case ends at once</WarningCallout.Heading>
            <p>
              You see nothing of it any more, and cannot be asked for it again. You give no reason, and nobody is told
              of the connection: the others see that you are not available for this case.
            </p>
          </WarningCallout>
          <SeenBy of="CO" />
        </>
      }
    >
      <Button warning>Declare a connection</Button>
      <p>
        <a href={paths.mediating}>Go back without declaring one</a>
      </p>
    </FormPage>
  )
}
