import { conditionNames, suitabilityConditions } from '@concord/domain/assisted-mediation'
import { notFound } from '@concord/portal-kit/error-pages'
import { RadiosField } from '@concord/portal-kit/form-fields'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { answerSuitability, mediationWork } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerInWords, choicesOf } from '../pages/enquiry-words.ts'
import { FormPage, toCase } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

const heading = 'Is mediation suitable?'
export const meta = () => pageTitle(heading)

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const read = await readForForm(args, (gateway) => gateway.read(mediationWork, { reference }))
  if (read && !read.mediation?.mayDo.includes('answerSuitability')) throw notFound()
  return { reference, submissionId: crypto.randomUUID(), me: read?.me ?? null, answers: read?.mediation?.suitability }
}

export const action = (args: ActionFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  return answerForm(
    args,
    async (gateway, { typed, submissionId }) => {
      const answer = (name: (typeof conditionNames)[number]) => typed[name] ?? ''
      const input = {
        jointProblem: answer('jointProblem'),
        willingness: answer('willingness'),
        notContractual: answer('notContractual'),
        notFormal: answer('notFormal'),
        noOtherRelationship: answer('noOtherRelationship'),
        fitToAttend: answer('fitToAttend'),
      }
      return (await gateway.send(answerSuitability, { submissionId, reference, input })).answerSuitability
    },
    paths.mediationAfter(reference, 'suitability'),
  )
}

export default function Suitability() {
  const { reference, submissionId, answers } = useLoaderData<typeof loader>()
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
          Mediation works best where all six hold. Against a “no”, or where something is not known, only the Senior
          Adviser goes on, with a reason.
        </p>
      }
    >
      {conditionNames.map((name) => (
        <RadiosField
          key={name}
          path={name}
          legend={suitabilityConditions[name]}
          value={again?.typed[name] ?? answers?.[name] ?? ''}
          choices={choicesOf(answerInWords)}
          problems={problems}
        />
      ))}
      <SeenBy of="CN" />
      <Button>Save the answers</Button>
    </FormPage>
  )
}
