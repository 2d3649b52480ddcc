import { notGoingAheadWords } from '@concord/domain/assisted-mediation'
import { DayText } from '@concord/portal-kit/dates'
import { notFound } from '@concord/portal-kit/error-pages'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import { ProgressTracker } from '@concord/portal-kit/progress-tracker'
import { WhoCanSee } from '@concord/portal-kit/who-can-see'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Details, InsetText } from 'nhsuk-react-components'
import { commissionedMediation } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { commissionersSteps } from '../pages/commissioners-steps.ts'
import { AddressedSafety } from '../pages/safety-links.tsx'
import { reachedOn } from '../pages/standing.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Your page')

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { commissionedMediation: commissioned, addressedDisclosures } = await forPerson(
    { request, portal: portalOf(context), signedOutTo: paths.enterEnded },
    (gateway) => gateway.read(commissionedMediation, {}),
  )
  if (commissioned === null) throw notFound()
  return { isSignedIn: true, commissioned, addressed: addressedDisclosures ?? [] }
}

/** The commissioner's page: milestones and their dates. What they will not be told is said before anything else. */
export default function Commissioning() {
  const { commissioned, addressed } = useLoaderData<typeof loader>()
  const { milestones, referred } = commissioned
  const goingAheadOn = reachedOn(milestones, 'goingAhead')
  const endedOn = reachedOn(milestones, 'notGoingAhead')
  const heading = endedOn
    ? notGoingAheadWords.heading
    : goingAheadOn
      ? 'The mediation goes ahead'
      : 'The participants have been asked'
  return (
    <>
      <AddressedSafety addressed={addressed} />
      <h1 className="nhsuk-heading-xl">{heading}</h1>
      <p className="concord-long">
        {commissioned.ownName ? <>This page is for {commissioned.ownName}. </> : null}
        You asked for the mediation for {commissioned.organisationName}.
      </p>
      <InsetText>
        <p>
          <strong>What you will not be told:</strong> who has agreed and who has not, why a mediation does not go ahead,
          and anything that anybody says or writes in it. That is what makes it possible to speak openly.
        </p>
        <p>You are told that it goes ahead or that it does not, and on which day.</p>
      </InsetText>
      <h2>Where it stands</h2>
      <ProgressTracker label="Where it stands" steps={commissionersSteps(milestones)} />
      {endedOn ? (
        <>
          <p>
            Everybody was told on <DayText day={endedOn} />.
          </p>
          <p>{notGoingAheadWords.paragraphs[0]}</p>
          <p>There is nothing you need to do.</p>
        </>
      ) : goingAheadOn ? (
        <p>
          Everybody has agreed to take part. All were told on <DayText day={goingAheadOn} />. The service arranges the
          mediation, and writes to you when there is something for you to do.
        </p>
      ) : (
        <p>
          Each participant decides freely. Once all have agreed, or once it has ended, everybody is told at the same
          time, at 5pm of that day. There is nothing for you to do now.
        </p>
      )}
      {referred.length > 0 ? (
        <>
          <h2>Whom you named</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {referred.map(({ position, name }) => (
              <li key={position} className="concord-long">
                {name ?? `Participant ${position}`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Details>
        <Details.Summary>Who can see what</Details.Summary>
        <Details.Text>
          <WhoCanSee groups={commissioned.whoCanSee} />
        </Details.Text>
      </Details>
    </>
  )
}
