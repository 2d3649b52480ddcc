import { currentTerms } from '@concord/domain/assisted-mediation'
import { notFound } from '@concord/portal-kit/error-pages'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Panel } from 'nhsuk-react-components'
import { mediationContacts } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

export const meta = () => pageTitle('Mediation opened')

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const { me, mediation } = await forPerson(
    { request, portal: portalOf(context), signedOutTo: signInFor(request) },
    (gateway) => gateway.read(mediationContacts, { reference: params.reference ?? '' }),
  )
  if (mediation === null) throw notFound()
  return { me, mediation }
}

export default function MediationOpened() {
  const { mediation } = useLoaderData<typeof loader>()
  const {
    chargesReminderAfter,
    firstReminderAfter,
    secondReminderAfter,
    agreementEndsAfter,
    reminderHour,
    endingHour,
  } = currentTerms
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <Panel>
          <Panel.Title headingLevel="h1">Mediation opened</Panel.Title>
          Its reference is <strong>{mediation.reference}</strong>
        </Panel>
        <h2>What happens next, and when</h2>
        <ol className="nhsuk-list nhsuk-list--number">
          <li>
            You answer whether mediation is suitable, and put an indication of the charges to the commissioner, who is
            written to within minutes and reminded {chargesReminderAfter} working days later, at {reminderHour}am.
          </li>
          <li>
            When the commissioner has accepted, each participant is sent an invitation with a personal link. The
            messages do not say what they are about.
          </li>
          <li>
            Who has not answered is reminded {firstReminderAfter} and {secondReminderAfter} working days after their
            invitation, at {reminderHour}am. {agreementEndsAfter} working days after the last invitation, at{' '}
            {endingHour - 12}pm, it ends as not agreed if somebody has not answered by then.
          </li>
          <li>When everybody has agreed, or when it has ended, all are told at {endingHour - 12}pm of that day.</li>
        </ol>
        <p>
          Now: {mediation.waitingSentence.charAt(0).toLowerCase()}
          {mediation.waitingSentence.slice(1)}.
        </p>
        <p>
          <a href={paths.mediation(mediation.reference)}>Go to the case {mediation.reference}</a>
        </p>
      </div>
    </div>
  )
}
