import { dayInWords, instantInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import { KeyDetailsBar } from '@concord/portal-kit/key-details-bar'
import { ProgressTracker } from '@concord/portal-kit/progress-tracker'
import { Timeline } from '@concord/portal-kit/timeline'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BackLink, InsetText, NotificationBanner } from 'nhsuk-react-components'
import { mediationPage } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { ChargesOfCase, Circumstances, Facts, Mediators, Tasks } from '../pages/case-sections.tsx'
import { howTold, whoIs } from '../pages/case-words.ts'
import { Participants } from '../pages/participants.tsx'
import { People } from '../pages/people.tsx'
import { stepsOf } from '../pages/progress.ts'
import { readFor } from '../pages/staff-form.ts'
import { StageTag } from '../pages/stage.tsx'
import { paths } from '../paths.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Case ${data.mediation.reference}` : 'Case')

const justDone: Readonly<Record<string, string>> = {
  corrected: 'The address is corrected',
  suitability: 'The answers are saved',
  charges: 'The charges are put to the commissioner',
  participant: 'The participant is added',
  support: 'Case support is assigned',
  asked: 'The mediator is asked',
  assigned: 'The mediators are assigned',
  withdrawal: 'The withdrawal is recorded',
  told: 'It is recorded that you have told them',
  talk: 'The times are offered',
}

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const { me, mediation } = await readFor(args, (gateway) => gateway.read(mediationPage, { reference }))
  if (mediation === null) throw notFound()
  return { me, mediation, done: justDone[new URL(args.request.url).searchParams.get('done') ?? ''] ?? null }
}
type Shown = Awaited<ReturnType<typeof loader>>['mediation']

/** Who works on it: the Senior Adviser, the allocated Adviser (PP-7) and case support. */
const Staff = ({ mediation }: { readonly mediation: Shown }) => (
  <>
    <h2>Who works on it</h2>
    <Facts
      rows={[
        ['Senior Adviser', mediation.openedBy],
        ['Allocated Adviser', mediation.adviser ?? 'None'],
        ['Case support', mediation.caseSupport ?? 'Nobody yet'],
      ]}
    />
    {mediation.mayDo.includes('assignCaseSupport') ? (
      <p>
        <a href={paths.caseSupport(mediation.reference)}>Assign case support</a>
      </p>
    ) : null}
    <SeenBy of="WF" />
  </>
)

const PeopleOfCase = ({ mediation }: { readonly mediation: Shown }) => {
  const { reference, mayDo, mayRead, participants, withdrawalsTold } = mediation
  return (
    <>
      <h2>People</h2>
      <People
        reference={reference}
        mayCorrect={mayDo.includes('correctContactDetails')}
        commissioner={mediation.commissioner}
        participants={participants}
      />
      <SeenBy of="ID" />
      {mayDo.includes('addParticipant') && mediation.stage === 'awaitingCharges' ? (
        <p>
          <a href={paths.addParticipant(reference)}>Add a participant</a>
        </p>
      ) : null}
      {mediation.stage === 'ended' ? null : (
        <>
          <h2>Preparation</h2>
          <Participants {...{ reference, mayDo, mayRead, participants }} />
        </>
      )}
      {withdrawalsTold.map(({ position, toldOn, channel }) => (
        <p key={position}>
          {whoIs(position)} withdrew, told on {dayInWords(toldOn)},{' '}
          {howTold[channel as keyof typeof howTold]?.toLowerCase()}.
        </p>
      ))}
      {mayDo.includes('recordWithdrawal') ? (
        <p>
          <a href={paths.recordWithdrawal(reference)}>Record a withdrawal that somebody told you</a>
        </p>
      ) : null}
    </>
  )
}

export default function MediationCase() {
  const { mediation, done } = useLoaderData<typeof loader>()
  const { reference, organisationName, stage, mayDo } = mediation
  return (
    <>
      <BackLink href={paths.cases}>All cases</BackLink>
      {done ? (
        <NotificationBanner success disableAutoFocus>
          <NotificationBanner.Heading>{done}</NotificationBanner.Heading>
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
      <Tasks reference={reference} mayDo={mayDo} tasks={mediation.tasks} />
      <PeopleOfCase mediation={mediation} />
      <Mediators reference={reference} mayDo={mayDo} mediators={mediation.mediators} />
      <Circumstances
        reference={reference}
        mayDo={mayDo}
        concern={mediation.concern}
        suitability={mediation.suitability}
        reasons={mediation.reasons}
      />
      <ChargesOfCase
        reference={reference}
        mayDo={mayDo}
        charges={mediation.charges}
        isReader={mediation.mayRead.includes('CH')}
      />
      <Staff mediation={mediation} />
      {mayDo.includes('beginDisclosure') ? (
        <>
          <h2>Safety</h2>
          <p>
            <a href={paths.reportSafety}>Report a safety concern</a>
          </p>
        </>
      ) : null}
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
      <SeenBy of="WF" />
    </>
  )
}
