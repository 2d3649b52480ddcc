import { DataTable } from '@concord/portal-kit/data-table'
import { notFound } from '@concord/portal-kit/error-pages'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { mediatorRegister } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { AccreditedUntil } from '../pages/accredited-until.tsx'
import { awayInWords, loadInWords } from '../pages/register-words.ts'
import { readFor } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Register of mediators')

export const loader = async (args: LoaderFunctionArgs) => {
  const { me, registeredMediators } = await readFor(args, (gateway) => gateway.read(mediatorRegister, {}))
  if (registeredMediators === null) throw notFound()
  return {
    me,
    mediators: registeredMediators,
    mayRegister: me?.roles.includes('case-support') ?? false,
  }
}

export default function Register() {
  const { mediators, mayRegister } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="nhsuk-heading-xl">Register of mediators</h1>
      {mayRegister ? (
        <p>
          <Button href={paths.registerMediator}>Register a mediator</Button>
        </p>
      ) : null}
      {mediators.length === 0 ? (
        <p>
          Nobody is registered yet. Mediators stand here with their accreditation, their cases and when they are away.
        </p>
      ) : (
        <DataTable
          caption="Mediators, whose accreditation runs out first"
          columns={['Mediator', 'Accredited until', 'Cases', 'Away']}
          rows={mediators.map(({ mediator, accreditedUntil, daysLeft, openCases, mostCases, away }) => ({
            key: mediator.id,
            cells: [
              <a key="mediator" href={paths.registered(mediator.id)}>
                {mediator.displayName}
              </a>,
              <AccreditedUntil key="until" day={accreditedUntil} daysLeft={daysLeft} />,
              loadInWords(openCases, mostCases),
              awayInWords(away),
            ],
          }))}
        />
      )}
      <SeenBy of="RG" />
    </>
  )
}
