import { questionsOfHelp } from '@concord/domain/practitioner-advice'
import { dayInWords, instantInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import { KeyDetailsBar } from '@concord/portal-kit/key-details-bar'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import { Timeline } from '@concord/portal-kit/timeline'
import { WhoCanSee } from '@concord/portal-kit/who-can-see'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BackLink, InsetText, NotificationBanner, SummaryList } from 'nhsuk-react-components'
import { enquiryPage } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { EnquiryActions } from '../pages/enquiry-actions.tsx'
import { EnquiryStageTag } from '../pages/enquiry-stage.tsx'
import {
  answerInWords,
  channelInWords,
  helpInWords,
  professionInWords,
  questionInWords,
} from '../pages/enquiry-words.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Enquiry ${data.enquiry.reference}` : 'Enquiry')

const justDone: Readonly<Record<string, string>> = {
  saved: 'What you typed is saved',
  logged: 'The enquiry is logged',
  passed: 'The enquiry is passed on',
  chosen: 'The help is chosen',
  closed: 'The enquiry is closed',
}

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const { me, enquiry } = await forPerson(
    { request, portal: portalOf(context), signedOutTo: signInFor(request) },
    (gateway) => gateway.read(enquiryPage, { reference: params['reference'] ?? '' }),
  )
  if (enquiry === null) throw notFound()
  return { me, enquiry, done: justDone[new URL(request.url).searchParams.get('done') ?? ''] ?? null }
}

type Row = readonly [string, string | null]

/** What is known, a line each; what was not said has none. */
const Facts = ({ rows }: { readonly rows: readonly Row[] }) => (
  <SummaryList>
    {rows.map(([key, value]) =>
      value === null ? null : (
        <SummaryList.Row key={key}>
          <SummaryList.Key>{key}</SummaryList.Key>
          <SummaryList.Value>
            <span className="concord-long concord-written">{value}</span>
          </SummaryList.Value>
        </SummaryList.Row>
      ),
    )}
  </SummaryList>
)

const notSaid = 'Not typed yet'

export default function EnquiryShown() {
  const { enquiry, done } = useLoaderData<typeof loader>()
  const { reference, stage, circumstances, recommendation, help } = enquiry
  return (
    <>
      <BackLink href={paths.enquiries}>All enquiries</BackLink>
      {done ? (
        <NotificationBanner success disableAutoFocus>
          <NotificationBanner.Heading>{done}</NotificationBanner.Heading>
        </NotificationBanner>
      ) : null}
      <h1 className="nhsuk-heading-xl">
        Enquiry <span className="concord-case-reference">{reference}</span>
      </h1>
      <KeyDetailsBar
        name={enquiry.organisationName ?? 'No organisation yet'}
        facts={[
          { label: 'Stage', value: <EnquiryStageTag stage={stage} /> },
          { label: 'Begun', value: dayInWords(enquiry.openedOn) },
        ]}
      />
      <InsetText>
        <p>{enquiry.waitingSentence}.</p>
        {enquiry.caseReference ? (
          <p>
            <a href={paths.mediation(enquiry.caseReference)}>Go to the case {enquiry.caseReference}</a>
          </p>
        ) : null}
      </InsetText>
      <EnquiryActions {...{ reference, stage, help, hasCircumstances: circumstances !== null, mayDo: enquiry.mayDo }} />
      <h2>The contact</h2>
      <Facts
        rows={[
          ['Caller', enquiry.callerName ?? notSaid],
          ['Email address', enquiry.callerEmail ?? notSaid],
          ['How it came', enquiry.channel ? channelInWords[enquiry.channel] : notSaid],
          ['What it is about', enquiry.about ?? notSaid],
          ['Why it is another matter', enquiry.anotherMatter],
        ]}
      />
      {circumstances && recommendation ? (
        <>
          <h2>The circumstances</h2>
          <Facts
            rows={[
              [questionInWords.practitionerProfession, professionInWords[circumstances.practitionerProfession]],
              [questionInWords.conductIsPart, answerInWords[circumstances.conductIsPart]],
              ...questionsOfHelp.map(
                (question) => [questionInWords[question], answerInWords[circumstances[question]]] as const,
              ),
              ['Note', circumstances.note],
            ]}
          />
          <h2>The help</h2>
          <Facts
            rows={[
              ['Recommended', recommendation.because],
              ['Chosen', help && helpInWords[help]],
              ['Why another than the recommended', enquiry.reason],
            ]}
          />
        </>
      ) : null}
      {enquiry.closingNote ? (
        <>
          <h2>When it was closed</h2>
          <Facts rows={[['Note', enquiry.closingNote]]} />
        </>
      ) : null}
      <h2>What has happened</h2>
      <Timeline
        empty="Nothing is recorded yet: it is logged once all of the contact is typed."
        items={enquiry.steps
          .map(({ at, what, who }, index) => ({
            key: `${at}-${index}`,
            title: what,
            by: who,
            at: { words: instantInWords(at), instant: at },
          }))
          .reverse()}
      />
      <h2>Who can see this</h2>
      <WhoCanSee groups={enquiry.whoCanSee} />
    </>
  )
}
