import { dayInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BackLink, SummaryList } from 'nhsuk-react-components'
import { mediatorEntry } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { AccreditedUntil } from '../pages/accredited-until.tsx'
import { awayInWords, loadInWords } from '../pages/register-words.ts'
import { readFor } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Mediator')

export const loader = async (args: LoaderFunctionArgs) => {
  const mediatorId = args.params['mediator'] ?? ''
  const { me, registeredMediator } = await readFor(args, (gateway) => gateway.read(mediatorEntry, { mediatorId }))
  if (registeredMediator === null) throw notFound()
  return {
    me,
    entry: registeredMediator,
    mayChange: me?.roles.includes('case-support') ?? false,
  }
}

export default function MediatorEntry() {
  const { entry, mayChange } = useLoaderData<typeof loader>()
  const { id, displayName } = entry.mediator
  return (
    <>
      <BackLink href={paths.register}>Register of mediators</BackLink>
      <h1 className="nhsuk-heading-xl">{displayName}</h1>
      <SummaryList>
        <SummaryList.Row>
          <SummaryList.Key>Registered</SummaryList.Key>
          <SummaryList.Value>{dayInWords(entry.registeredOn)}</SummaryList.Value>
        </SummaryList.Row>
        <SummaryList.Row>
          <SummaryList.Key>Accredited until</SummaryList.Key>
          <SummaryList.Value>
            <AccreditedUntil day={entry.accreditedUntil} daysLeft={entry.daysLeft} />
            <p className="nhsuk-u-margin-bottom-0">
              <a href={paths.accreditation(id)}>Which accreditation</a>
            </p>
          </SummaryList.Value>
        </SummaryList.Row>
        <SummaryList.Row>
          <SummaryList.Key>Cases</SummaryList.Key>
          <SummaryList.Value>{loadInWords(entry.openCases, entry.mostCases)}</SummaryList.Value>
        </SummaryList.Row>
        <SummaryList.Row>
          <SummaryList.Key>Away</SummaryList.Key>
          <SummaryList.Value>{awayInWords(entry.away)}</SummaryList.Value>
        </SummaryList.Row>
      </SummaryList>
      {mayChange ? (
        <ul className="nhsuk-list">
          <li>
            <a href={paths.renew(id)}>Renew the accreditation</a>
          </li>
          <li>
            <a href={paths.availability(id)}>Change the availability</a>
          </li>
        </ul>
      ) : null}
      <SeenBy of="RG" />
    </>
  )
}
