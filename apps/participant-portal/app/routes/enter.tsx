import { adviceLine } from '@concord/portal-kit/page-shell'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { InsetText } from 'nhsuk-react-components'
import { pageTitle } from '../page-title.ts'

export const meta = () => pageTitle('Open your page')

const why = {
  ended: 'You have been signed out, because nothing was sent for a while. Open the link in your message again.',
  late: 'That took longer than a code lasts. Open the link in your message again, and we send you a new code.',
  'signed-out': 'You have signed out. On a shared computer, close the browser as well.',
} as const

export const loader = ({ request }: LoaderFunctionArgs) => {
  const asked = new URL(request.url).searchParams
  return { reason: (Object.keys(why) as (keyof typeof why)[]).find((one) => asked.has(one)) ?? null }
}

/** The way in for who has no session: only a personal link leads further. */
export default function Enter() {
  const { reason } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="nhsuk-heading-xl">Open your page</h1>
      {reason ? (
        <InsetText>
          <p>{why[reason]}</p>
        </InsetText>
      ) : null}
      <p>To open your page, use the link in the message that we sent you. The link is for you alone.</p>
      <p>You do not need an account or a password. We send a code to the same email address each time.</p>
      <h2>If you no longer have the message</h2>
      <p>
        Look for the subject “There is something for you to read”, also among unwanted messages. If it is not there,
        call the advice line on {adviceLine.telephone}, and we send you a new one.
      </p>
    </>
  )
}
