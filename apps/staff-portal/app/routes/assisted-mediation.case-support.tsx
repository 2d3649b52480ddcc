import { notFound } from '@concord/portal-kit/error-pages'
import { SelectField } from '@concord/portal-kit/form-fields'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { assignCaseSupport, caseSupportChoice } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { FormPage, toCase } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

const heading = 'Who supports this case?'
export const meta = () => pageTitle(heading)

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const read = await readForForm(args, (gateway) => gateway.read(caseSupportChoice, { reference }))
  if (read && !read.mediation?.mayDo.includes('assignCaseSupport')) throw notFound()
  return {
    reference,
    submissionId: crypto.randomUUID(),
    me: read?.me ?? null,
    now: read?.mediation?.caseSupport ?? null,
    choices: read?.caseSupporters ?? [],
  }
}

export const action = (args: ActionFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  return answerForm(
    args,
    async (gateway, { typed, submissionId }) =>
      (await gateway.send(assignCaseSupport, { submissionId, reference, accountId: typed['accountId'] ?? '' }))
        .assignCaseSupport,
    paths.mediationAfter(reference, 'support'),
  )
}

export default function CaseSupport() {
  const { reference, submissionId, now, choices } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  return (
    <FormPage
      back={toCase(paths.mediation(reference), reference)}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={problems}
      intro={
        now ? (
          <p>
            Now it is {now}. Whoever you choose reads the case from then on, and {now} no more.
          </p>
        ) : null
      }
    >
      <SelectField
        path="accountId"
        label="Case support"
        empty="Choose somebody"
        value={again?.typed['accountId']}
        choices={choices.map(({ id, displayName }) => ({ value: id, text: displayName }))}
        problems={problems}
      />
      <SeenBy of="WF" />
      <Button>Assign to this case</Button>
    </FormPage>
  )
}
