import { notFound } from '@concord/portal-kit/error-pages'
import type { Typed } from '@concord/portal-kit/form-body'
import { TextField } from '@concord/portal-kit/form-fields'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { mediatorEntry, setAvailability } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { atTheirAwayRows, awayRows, awayTyped, typedAway } from '../pages/away-rows.ts'
import { MostCasesField } from '../pages/entry-fields.tsx'
import { FormPage } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

const heading = 'Change the availability'
export const meta = () => pageTitle(heading)

export const loader = async (args: LoaderFunctionArgs) => {
  const mediatorId = args.params['mediator'] ?? ''
  const read = await readForForm(args, (gateway) => gateway.read(mediatorEntry, { mediatorId }))
  const entry = read?.registeredMediator ?? null
  if (read && (entry === null || !read.me?.roles.includes('case-support'))) throw notFound()
  return {
    mediatorId,
    submissionId: crypto.randomUUID(),
    me: read?.me ?? null,
    name: entry?.mediator.displayName ?? 'Mediator',
    before: entry ? { mostCases: String(entry.mostCases), ...typedAway(entry.away) } : {},
  }
}

export const action = (args: ActionFunctionArgs) => {
  const mediatorId = args.params['mediator'] ?? ''
  return answerForm(
    args,
    async (gateway, { typed, submissionId }) => {
      const sent = awayTyped(typed)
      const input = { mostCases: typed['mostCases'] ?? '', away: sent.map(({ away }) => away) }
      const { setAvailability: set } = await gateway.send(setAvailability, { submissionId, mediatorId, input })
      return set?.__typename === 'Rejected' ? { ...set, rejections: atTheirAwayRows(set.rejections, sent) } : set
    },
    paths.registered(mediatorId),
  )
}

export default function Availability() {
  const { mediatorId, submissionId, name, before } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  const typed: Typed = again?.typed ?? before
  return (
    <FormPage
      back={{ href: paths.registered(mediatorId), text: name }}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={problems}
      places={{ away: 'away.0.from' }}
    >
      <MostCasesField typed={typed} problems={problems} />
      <p>Say when {name} is away. Days are typed like 27/3/2027. Rows that are left empty count for nothing.</p>
      {Array.from({ length: awayRows(typed) }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is rendered once, on the server
        <fieldset key={row} className="nhsuk-fieldset concord-participant">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Away, {row + 1}</legend>
          <div className="concord-beside">
            <TextField
              path={`away.${row}.from`}
              label="First day"
              width={10}
              value={typed[`away.${row}.from`]}
              problems={problems}
            />
            <TextField
              path={`away.${row}.until`}
              label="Last day"
              width={10}
              value={typed[`away.${row}.until`]}
              problems={problems}
            />
          </div>
        </fieldset>
      ))}
      <SeenBy of="RG" />
      <Button>Save the availability</Button>
    </FormPage>
  )
}
