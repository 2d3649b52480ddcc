import { dayInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mediatorAccreditation } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { OneText } from '../pages/one-text.tsx'
import { readFor } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Accreditation')

export const loader = async (args: LoaderFunctionArgs) => {
  const mediatorId = args.params['mediator'] ?? ''
  const { me, registeredMediator, accreditation } = await readFor(args, (gateway) =>
    gateway.read(mediatorAccreditation, { mediatorId }),
  )
  if (registeredMediator === null) throw notFound()
  return { me, entry: registeredMediator, accreditation }
}

export default function Accreditation() {
  const { entry, accreditation } = useLoaderData<typeof loader>()
  const { id, displayName } = entry.mediator
  return (
    <OneText
      back={{ href: paths.registered(id), text: displayName }}
      heading={`Accreditation of ${displayName}`}
      of="RG"
      text={accreditation}
      intro={<p>Valid until {dayInWords(entry.accreditedUntil)}.</p>}
    />
  )
}
