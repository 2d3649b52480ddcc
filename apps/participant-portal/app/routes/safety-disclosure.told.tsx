import { participantWords } from '@concord/domain/safety-disclosure'
import { DayText } from '@concord/portal-kit/dates'
import { notFound } from '@concord/portal-kit/error-pages'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BackLink } from 'nhsuk-react-components'
import { toldOfSafety } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Something to know')

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { toldOfSafety: days } = await forPerson(
    { request, portal: portalOf(context), signedOutTo: paths.enterEnded },
    (gateway) => gateway.read(toldOfSafety, {}),
  )
  if (days === null || days.length === 0) throw notFound()
  return { isSignedIn: true, days }
}

/** AM-9: that it happened, in words that are the same for everybody. Before they are told there is no such page. */
export default function ToldOfSafetyConcern() {
  const { days } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={paths.mediation}>Back to your page</BackLink>
      <h1 className="nhsuk-heading-xl">{participantWords.heading}</h1>
      {participantWords.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {days.map((day) => (
        <p key={day}>
          You were told on <DayText day={day} />.
        </p>
      ))}
      <h2>What happens next</h2>
      <p>{participantWords.next}</p>
      <p>
        <a href={paths.help}>How to reach the advice service</a>
      </p>
    </>
  )
}
