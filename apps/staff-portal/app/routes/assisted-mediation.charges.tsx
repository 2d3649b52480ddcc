import { notFound } from '@concord/portal-kit/error-pages'
import { TextAreaField, TextField } from '@concord/portal-kit/form-fields'
import { inPounds } from '@concord/portal-kit/pounds'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, InsetText, WarningCallout } from 'nhsuk-react-components'
import { putCharges, putChargesPage } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { FormPage, toCase } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

const heading = 'Indication of charges'
export const meta = () => pageTitle(heading)

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const read = await readForForm(args, (gateway) => gateway.read(putChargesPage, { reference }))
  const mediation = read?.mediation ?? null
  const mayPut = read === null || (mediation?.mayDo.includes('putCharges') ?? false)
  if (read && !mayPut && !mediation?.charges) throw notFound()
  const inDoubt = Object.values(mediation?.suitability ?? {}).some((answer) => answer === 'no' || answer === 'notKnown')
  return {
    reference,
    submissionId: crypto.randomUUID(),
    me: read?.me ?? null,
    charges: mediation?.charges ?? null,
    mayPut: mayPut && mediation?.charges?.answer !== 'accepted',
    inDoubt,
  }
}

export const action = (args: ActionFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  return answerForm(
    args,
    async (gateway, { typed, submissionId }) => {
      const reasons = [{ rule: 'AM-4', reason: typed['reasons.AM-4'] ?? '' }]
      const input = { pounds: typed['pounds'] ?? '', covers: typed['covers'] ?? '', reasons }
      return (await gateway.send(putCharges, { submissionId, reference, input })).putCharges
    },
    paths.mediationAfter(reference, 'charges'),
  )
}

export default function Charges() {
  const { reference, submissionId, charges, mayPut, inDoubt } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const typed = again?.typed ?? {}
  const problems = again?.problems ?? []
  // The field for the reason comes with the warning, and stays with what was typed in it.
  const asksReason = inDoubt || 'reasons.AM-4' in typed || problems.some(({ field }) => field === 'reasons.AM-4')
  return (
    <FormPage
      back={toCase(paths.mediation(reference), reference)}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={problems}
      intro={
        <>
          {charges ? (
            <InsetText>
              <p>
                Put to the commissioner: {inPounds(charges.pounds)}. {charges.covers ? 'It covers:' : null}
              </p>
              {charges.covers ? <p className="concord-long concord-written">{charges.covers}</p> : null}
            </InsetText>
          ) : null}
          <p>Nobody is asked to take part before the commissioner has accepted the charges (rule PP-4).</p>
          <SeenBy of="CH" />
        </>
      }
    >
      {mayPut ? (
        <>
          <TextField
            path="pounds"
            label="Charge in pounds"
            hint="Whole pounds, like 1200"
            inputMode="numeric"
            width={5}
            value={typed['pounds'] ?? (charges ? String(charges.pounds) : '')}
            problems={problems}
          />
          <TextAreaField
            path="covers"
            label="What the charge covers"
            hint="The commissioner reads this"
            value={typed['covers'] ?? charges?.covers ?? ''}
            problems={problems}
          />
          {asksReason ? (
            <>
              <WarningCallout>
                <WarningCallout.Heading headingLevel="h2">Suitability is in doubt</WarningCallout.Heading>
                <p>
                  Something speaks against mediation, or is not known: it is less likely to succeed. Only the Senior
                  Adviser of this case goes on, with a reason.
                </p>
              </WarningCallout>
              <TextAreaField
                path="reasons.AM-4"
                label="Your reason for going on"
                value={typed['reasons.AM-4']}
                problems={problems}
                rows={3}
              />
              <SeenBy of="CN" />
            </>
          ) : null}
          <Button>Put the charges to the commissioner</Button>
        </>
      ) : null}
    </FormPage>
  )
}
