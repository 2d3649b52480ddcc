import { notFound } from '@concord/portal-kit/error-pages'
import { CheckField, TextAreaField } from '@concord/portal-kit/form-fields'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, WarningCallout } from 'nhsuk-react-components'
import { assignMediators, mediationWork } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { FormPage, toCase } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

const heading = 'Assign the mediators'
export const meta = () => pageTitle(heading)

const chosenField = 'mediators.'

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const read = await readForForm(args, (gateway) => gateway.read(mediationWork, { reference }))
  if (read && !read.mediation?.mayDo.includes('assignMediators')) throw notFound()
  return {
    reference,
    submissionId: crypto.randomUUID(),
    me: read?.me ?? null,
    mediators: (read?.mediation?.mediators ?? []).filter(({ standing }) => ['clear', 'assigned'].includes(standing)),
  }
}

export const action = (args: ActionFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  return answerForm(
    args,
    async (gateway, { typed, submissionId }) => {
      const mediatorIds = Object.keys(typed).flatMap((name) =>
        name.startsWith(chosenField) ? [name.slice(chosenField.length)] : [],
      )
      const reasons = [{ rule: 'AM-2', reason: typed['reasons.AM-2'] ?? '' }]
      return (await gateway.send(assignMediators, { submissionId, reference, input: { mediatorIds, reasons } }))
        .assignMediators
    },
    paths.mediationAfter(reference, 'assigned'),
  )
}

export default function AssignMediators() {
  const { reference, submissionId, mediators } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  const typed = again?.typed ?? {}
  const first = mediators[0]
  const asksReason = 'reasons.AM-2' in typed || problems.some(({ field }) => field === 'reasons.AM-2')
  return (
    <FormPage
      back={toCase(paths.mediation(reference), reference)}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={problems}
      places={first ? { mediatorIds: `${chosenField}${first.colleague.id}` } : {}}
      intro={
        <p>
          Mediators normally work in pairs, and both work with everybody. Who is assigned now and is not chosen here is
          replaced at once.
        </p>
      }
    >
      {first ? (
        <>
          <fieldset className="nhsuk-fieldset">
            <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">
              Who mediates from now on, of those who have no connection
            </legend>
            {mediators.map(({ colleague, standing }) => (
              <CheckField
                key={colleague.id}
                path={`${chosenField}${colleague.id}`}
                label={colleague.displayName}
                checked={again ? `${chosenField}${colleague.id}` in typed : standing === 'assigned'}
                problems={problems}
              />
            ))}
          </fieldset>
          {asksReason ? (
            <>
              <WarningCallout>
                <WarningCallout.Heading headingLevel="h2">One mediator alone</WarningCallout.Heading>
                <p>Mediators normally work in pairs. Choose two, or give the reason why one works alone.</p>
              </WarningCallout>
              <TextAreaField
                path="reasons.AM-2"
                label="Your reason for one alone"
                value={typed['reasons.AM-2']}
                problems={problems}
                rows={3}
              />
              <SeenBy of="CN" named />
            </>
          ) : null}
          <SeenBy of="WF" named />
          <Button>Assign these mediators</Button>
        </>
      ) : (
        <p>
          Nobody has declared yet that they have no connection.{' '}
          <a href={paths.askMediator(reference)}>Ask a mediator</a>
        </p>
      )}
    </FormPage>
  )
}
