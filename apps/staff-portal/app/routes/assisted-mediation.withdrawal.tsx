import { notFound } from '@concord/portal-kit/error-pages'
import { RadiosField, SelectField, TextField } from '@concord/portal-kit/form-fields'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, WarningCallout } from 'nhsuk-react-components'
import { mediationWork, recordWithdrawal } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { howTold } from '../pages/case-words.ts'
import { choicesOf } from '../pages/enquiry-words.ts'
import { FormPage, toCase } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { dayTyped } from '../pages/typed-times.ts'
import { paths } from '../paths.ts'

const heading = 'Record a withdrawal'
export const meta = () => pageTitle(heading)

/** Nobody stands at this place: the command then says to choose who has withdrawn. */
const nobodyChosen = 9999

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const read = await readForForm(args, (gateway) => gateway.read(mediationWork, { reference }))
  if (read && !read.mediation?.mayDo.includes('recordWithdrawal')) throw notFound()
  return {
    reference,
    submissionId: crypto.randomUUID(),
    me: read?.me ?? null,
    participants: read?.mediation?.participants ?? [],
  }
}

export const action = (args: ActionFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  return answerForm(
    args,
    async (gateway, { typed, submissionId }) => {
      const input = {
        position: Number(typed['position'] || nobodyChosen),
        toldOn: dayTyped(typed['toldOn']),
        channel: typed['channel'] ?? '',
      }
      return (await gateway.send(recordWithdrawal, { submissionId, reference, input })).recordWithdrawal
    },
    paths.mediationAfter(reference, 'withdrawal'),
  )
}

export default function RecordWithdrawal() {
  const { reference, submissionId, participants } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  return (
    <FormPage
      back={toCase(paths.mediation(reference), reference)}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={problems}
      intro={
        <WarningCallout>
          <WarningCallout.Heading headingLevel="h2">This ends the mediation</WarningCallout.Heading>
          <p>
            Nobody needs a reason to withdraw. Everybody’s rights in the case end at once, outlines are destroyed, and
            the others and the commissioner are told at 5pm that it is not going ahead, not why.
          </p>
        </WarningCallout>
      }
    >
      <SelectField
        path="position"
        label="Who has withdrawn"
        empty="Choose a participant"
        value={again?.typed['position']}
        choices={participants.map(({ position, name }) => ({
          value: String(position),
          text: name ? `Participant ${position}, ${name}` : `Participant ${position}`,
        }))}
        problems={problems}
      />
      <TextField
        path="toldOn"
        label="Day on which you were told"
        hint="For example, 27/3/2027"
        width={10}
        value={again?.typed['toldOn']}
        problems={problems}
      />
      <RadiosField
        path="channel"
        legend="How you were told"
        value={again?.typed['channel']}
        choices={choicesOf(howTold)}
        problems={problems}
      />
      <SeenBy of="WF" />
      <Button>Record the withdrawal</Button>
    </FormPage>
  )
}
