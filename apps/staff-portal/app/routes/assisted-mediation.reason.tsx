import { dayInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { oneReason } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { toCase } from '../pages/form-page.tsx'
import { OneText } from '../pages/one-text.tsx'
import { positionIn, readFor } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Reason')

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const number = positionIn(args.params['number'])
  const { me, mediation } = await readFor(args, (gateway) => gateway.read(oneReason, { reference, number }))
  const given = mediation?.reasons?.find((one) => one.number === number)
  if (!mediation || !given) throw notFound()
  return { me, reference, given, reason: mediation.reason }
}

export default function Reason() {
  const { reference, given, reason } = useLoaderData<typeof loader>()
  return (
    <OneText
      back={toCase(paths.mediation(reference), reference)}
      heading={`Reason for going on against ${given.rule}`}
      of="CN"
      text={reason}
      intro={<p>Given on {dayInWords(given.givenOn)}.</p>}
    />
  )
}
