import { dayInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { oneOutline } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { toCase } from '../pages/form-page.tsx'
import { OneText } from '../pages/one-text.tsx'
import { positionIn, readFor } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Outline')

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const position = positionIn(args.params['position'])
  const { me, mediation } = await readFor(args, (gateway) => gateway.read(oneOutline, { reference, position }))
  const participant = mediation?.participants.find((one) => one.position === position)
  if (!mediation || mediation.outline === null || !participant) throw notFound()
  return { me, reference, participant, outline: mediation.outline }
}

export default function Outline() {
  const { reference, participant, outline } = useLoaderData<typeof loader>()
  const { position, outlineReceivedOn } = participant
  return (
    <OneText
      back={toCase(paths.mediation(reference), reference)}
      heading={`Outline of participant ${position}`}
      of="OS"
      text={outline}
      intro={
        <p>
          {outlineReceivedOn ? `Given to the mediators on ${dayInWords(outlineReceivedOn)}. ` : null}
          It is for the mediators alone. Without prejudice: it cannot be used for any other purpose.
        </p>
      }
    />
  )
}
