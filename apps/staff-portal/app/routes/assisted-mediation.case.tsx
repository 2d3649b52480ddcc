import { dayInWords, instantInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import { KeyDetailsBar } from '@concord/portal-kit/key-details-bar'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import { ProgressTracker } from '@concord/portal-kit/progress-tracker'
import { Timeline } from '@concord/portal-kit/timeline'
import { WhoCanSee } from '@concord/portal-kit/who-can-see'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BackLink, InsetText, NotificationBanner } from 'nhsuk-react-components'
import { mediationPage } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { People } from '../pages/people.tsx'
import { stepsOf } from '../pages/progress.ts'
import { StageTag } from '../pages/stage.tsx'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Case ${data.mediation.reference}` : 'Case')

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const { me, mediation } = await forPerson(
    { request, portal: portalOf(context), signedOutTo: signInFor(request) },
    (gateway) => gateway.read(mediationPage, { reference: params.reference ?? '' }),
  )
  if (mediation === null) throw notFound()
  return { me, mediation, corrected: new URL(request.url).searchParams.has('corrected') }
}

export default function MediationCase() {
  const { mediation, corrected } = useLoaderData<typeof loader>()
  const { reference, organisationName, stage } = mediation
  return (
    <>
      <BackLink href={paths.cases}>All cases</BackLink>
      {corrected ? (
        <NotificationBanner success disableAutoFocus>
          <NotificationBanner.Heading>The address is corrected</NotificationBanner.Heading>
          <p>Who has not agreed yet is sent a new invitation there within minutes.</p>
        </NotificationBanner>
      ) : null}
      <h1 className="nhsuk-heading-xl">
        Assisted mediation <span className="concord-case-reference">{reference}</span>
      </h1>
      <KeyDetailsBar
        name={organisationName}
        facts={[
          { label: 'Stage', value: <StageTag stage={stage} /> },
          { label: 'Opened', value: dayInWords(mediation.openedOn) },
        ]}
      />
      <ProgressTracker steps={stepsOf(stage, mediation.participants)} />
      <h2>{stage === 'ended' ? 'How it ended' : 'What it is waiting for'}</h2>
      <InsetText>
        <p>{mediation.waitingSentence}.</p>
      </InsetText>
      <h2>People</h2>
      <People
        reference={reference}
        hasEnded={stage === 'ended'}
        commissioner={mediation.commissioner}
        participants={mediation.participants}
      />
      <h2>What has happened</h2>
      <Timeline
        empty="Nothing is recorded yet. What people do and what is sent to them will stand here."
        items={mediation.timeline.map(({ at, what, who }, index) => ({
          key: `${at}-${index}`,
          title: what,
          by: who,
          at: { words: instantInWords(at), instant: at },
        }))}
      />
      <h2>Who can see this</h2>
      <WhoCanSee groups={mediation.whoCanSee} />
    </>
  )
}
