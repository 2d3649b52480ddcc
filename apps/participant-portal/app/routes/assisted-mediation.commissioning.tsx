import { notGoingAheadWords } from '@concord/domain/assisted-mediation'
import { DayText } from '@concord/portal-kit/dates'
import { notFound } from '@concord/portal-kit/error-pages'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import { inPounds } from '@concord/portal-kit/pounds'
import { ProgressTracker } from '@concord/portal-kit/progress-tracker'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { InsetText } from 'nhsuk-react-components'
import { commissionedMediation } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { commissionersHeadings, commissionersStanding } from '../pages/commissioners-standing.ts'
import { commissionersSteps } from '../pages/commissioners-steps.ts'
import { AddressedSafety } from '../pages/safety-links.tsx'
import { SeenBy } from '../pages/seen-by.tsx'
import { type Milestones, reachedOn } from '../pages/standing.ts'
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

type Commissioned = {
  readonly charges: { readonly pounds: number; readonly answer: 'accepted' | 'declined' | null } | null
  readonly milestones: Milestones
}

const WillNotBeTold = () => (
  <InsetText>
    <p>
      <strong>What you will not be told:</strong> who has agreed and who has not, why a mediation does not go ahead, and
      anything that anybody says or writes in it. That is what makes it possible to speak openly.
    </p>
    <p>You are told that it goes ahead or that it does not, and on which day. The one exception is safety.</p>
  </InsetText>
)

/** What there is to do or to wait for. */
const Next = ({ commissioned }: { readonly commissioned: Commissioned }) => {
  const { charges, milestones } = commissioned
  const goingAheadOn = reachedOn(milestones, 'goingAhead')
  const endedOn = reachedOn(milestones, 'notGoingAhead')
  switch (commissionersStanding(commissioned)) {
    case 'preparing':
      return <p>The service prepares an indication of charges, and writes to you when you can read it.</p>
    case 'chargesPut':
      return (
        <>
          <p>
            The indication of charges is <strong>{charges ? inPounds(charges.pounds) : null}</strong>. Nobody is asked
            to take part before you have accepted it.
          </p>
          <p>
            <a href={paths.charges}>Read what it covers, and answer</a>
          </p>
        </>
      )
    case 'declined':
      return <p>The mediation has ended. Nobody was asked to take part. There is nothing you need to do.</p>
    case 'asked':
      return (
        <p>
          Each participant decides freely. Once all have agreed, or once it has ended, everybody is told at the same
          time, at 5pm of that day. There is nothing for you to do now.
        </p>
      )
    case 'goingAhead':
      return (
        <p>
          Everybody has agreed to take part. All were told on {goingAheadOn ? <DayText day={goingAheadOn} /> : null}.
          The service arranges the mediation, and writes to you when there is something for you to do.
        </p>
      )
    case 'notGoingAhead':
      return (
        <>
          <p>Everybody was told on {endedOn ? <DayText day={endedOn} /> : null}.</p>
          <p>{notGoingAheadWords.paragraphs[0]}</p>
          <p>There is nothing you need to do.</p>
        </>
      )
  }
}

const Answered = ({ charges }: Pick<Commissioned, 'charges'>) =>
  charges?.answer ? (
    <>
      <h2>The charges</h2>
      <p>
        You {charges.answer === 'accepted' ? 'accepted' : 'declined'} an indication of {inPounds(charges.pounds)}.{' '}
        <a href={paths.charges}>Read what it covers</a>
      </p>
    </>
  ) : null

const Named = (props: { readonly referred: readonly { readonly position: number; readonly name: string | null }[] }) =>
  props.referred.length > 0 ? (
    <>
      <h2>Whom you named</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {props.referred.map(({ position, name }) => (
          <li key={position} className="concord-long">
            {name ?? `Participant ${position}`}
          </li>
        ))}
      </ul>
      <SeenBy of="ID" />
    </>
  ) : null

/** The commissioner's page: charges, milestones and their dates. What they will not be told is said before anything else. */
export default function Commissioning() {
  const { commissioned, addressed } = useLoaderData<typeof loader>()
  return (
    <>
      <AddressedSafety addressed={addressed} />
      <h1 className="nhsuk-heading-xl">{commissionersHeadings[commissionersStanding(commissioned)]}</h1>
      <p className="concord-long">
        {commissioned.ownName ? <>This page is for {commissioned.ownName}. </> : null}
        You asked for the mediation for {commissioned.organisationName}.
      </p>
      <WillNotBeTold />
      <h2>Where it stands</h2>
      <ProgressTracker label="Where it stands" steps={commissionersSteps(commissioned)} />
      <Next commissioned={commissioned} />
      <SeenBy of="WF" />
      <Answered charges={commissioned.charges} />
      <Named referred={commissioned.referred} />
    </>
  )
}
