import { dayInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownConnection } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { OneText } from '../pages/one-text.tsx'
import { positionIn, readFor } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Your connection')

export const loader = async (args: LoaderFunctionArgs) => {
  const number = positionIn(args.params['number'])
  const { me, myConnection } = await readFor(args, (gateway) => gateway.read(ownConnection, { number }))
  if (myConnection === null) throw notFound()
  return { me, connection: myConnection }
}

export default function OwnConnection() {
  const { number, declaredOn, name, email } = useLoaderData<typeof loader>().connection
  return (
    <OneText
      back={{ href: paths.ownConnections, text: 'Your connections' }}
      heading={`Connection ${number}`}
      of="CO"
      text={name === null || email === null ? null : `${name}\n${email}`}
      intro={<p>Declared on {dayInWords(declaredOn)}.</p>}
    />
  )
}
