import { notFound } from '@concord/portal-kit/error-pages'
import { SelectField } from '@concord/portal-kit/form-fields'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { mediatorsToRegister, registerMediator } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { AccreditationFields, MostCasesField } from '../pages/entry-fields.tsx'
import { FormPage } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { dayTyped } from '../pages/typed-times.ts'
import { paths } from '../paths.ts'

const heading = 'Register a mediator'
export const meta = () => pageTitle(heading)

export const loader = async (args: LoaderFunctionArgs) => {
  const read = await readForForm(args, (gateway) => gateway.read(mediatorsToRegister, {}))
  if (read && read.mediatorsToRegister === null) throw notFound()
  return { submissionId: crypto.randomUUID(), me: read?.me ?? null, choices: read?.mediatorsToRegister ?? [] }
}

export const action = (args: ActionFunctionArgs) =>
  answerForm(
    args,
    async (gateway, { typed, submissionId }) => {
      const input = {
        accountId: typed['accountId'] ?? '',
        entry: { accreditation: typed['entry.accreditation'] ?? '' },
        accreditedUntil: dayTyped(typed['accreditedUntil']),
        mostCases: typed['mostCases'] ?? '',
      }
      return (await gateway.send(registerMediator, { submissionId, input })).registerMediator
    },
    paths.register,
  )

export default function RegisterMediator() {
  const { submissionId, choices } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const form = { typed: again?.typed ?? {}, problems: again?.problems ?? [] }
  return (
    <FormPage
      back={{ href: paths.register, text: 'Register of mediators' }}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={form.problems}
    >
      <SelectField
        path="accountId"
        label="Mediator"
        hint="Who has the role of a mediator, and is not in the register yet"
        empty="Choose a mediator"
        value={form.typed['accountId']}
        choices={choices.map(({ id, displayName }) => ({ value: id, text: displayName }))}
        problems={form.problems}
      />
      <AccreditationFields {...form} />
      <MostCasesField {...form} />
      <SeenBy of="RG" />
      <Button>Register this mediator</Button>
    </FormPage>
  )
}
