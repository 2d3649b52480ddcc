import { notFound } from '@concord/portal-kit/error-pages'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { oneSafeContact } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { channelOfContact, hoursInWords } from '../pages/case-words.ts'
import { toCase } from '../pages/form-page.tsx'
import { OneText } from '../pages/one-text.tsx'
import { positionIn, readFor } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Safe contact')

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const position = positionIn(args.params['position'])
  const { me, mediation } = await readFor(args, (gateway) => gateway.read(oneSafeContact, { reference, position }))
  const contact = mediation?.participants.find((one) => one.position === position)?.safeContact
  if (!mediation || !contact) throw notFound()
  return { me, reference, position, contact, at: mediation.safeContactAt }
}

export default function SafeContact() {
  const { reference, position, contact, at } = useLoaderData<typeof loader>()
  return (
    <OneText
      back={toCase(paths.mediation(reference), reference)}
      heading={`Safe contact of participant ${position}`}
      of="SC"
      text={at}
      intro={
        <p>
          {channelOfContact[contact.channel]}, {hoursInWords(contact.fromHour, contact.untilHour)}. Use this way and no
          other.
        </p>
      }
    />
  )
}
