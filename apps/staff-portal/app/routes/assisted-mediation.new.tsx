import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf, type Typed } from '@concord/portal-kit/form-body'
import { RadiosField, SelectField, SubmissionId } from '@concord/portal-kit/form-fields'
import { forPerson, portalOf, problemsOf, sendForm, showAgain } from '@concord/portal-kit/portal-context'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button } from 'nhsuk-react-components'
import { mediationFromEnquiry, openMediation, organisationList } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerInWords, choicesOf, professionInWords, questionInWords } from '../pages/enquiry-words.ts'
import { enquiryField, typedFromEnquiry } from '../pages/from-enquiry.ts'
import { changed, inputFrom, intentOf, participantsAtMost, roomIn } from '../pages/opening-form.ts'
import { ParticipantFields, PersonFields } from '../pages/participant-fields.tsx'
import { recordOnEnquiry } from '../pages/recording-the-case.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

export const meta = () => pageTitle('Open a mediation')

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const submissionId = crypto.randomUUID()
  // The form could not be sent: it is shown again with what was typed, and nothing else is read.
  if (portal.formIsKept) return { me: null, organisations: null, supporters: null, submissionId, before: {} }
  const reference = new URL(request.url).searchParams.get(enquiryField)
  const { me, organisations, caseSupporters, enquiry } = await forPerson(
    { request, portal, signedOutTo: signInFor(request) },
    async (gateway) =>
      reference === null
        ? { ...(await gateway.read(organisationList, {})), enquiry: null }
        : gateway.read(mediationFromEnquiry, { reference }),
  )
  if (organisations === null || (reference !== null && enquiry === null)) throw notFound()
  return { me, organisations, supporters: caseSupporters, submissionId, before: typedFromEnquiry(enquiry) }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const intent = intentOf(typed)
  if (intent !== 'open') {
    portal.formIsKept = portal.session.read(request) === null
    return showAgain(portal, { typed: changed(typed, intent), submissionId, problems: [] })
  }
  const sent = await sendForm({ request, portal }, (gateway) =>
    gateway.send(openMediation, { submissionId, input: inputFrom(typed) }),
  )
  if ('problem' in sent) return showAgain(portal, { typed, submissionId, problems: [sent.problem] })
  const { openMediation: opened } = sent.answer
  if (opened === null) throw notFound()
  if (opened.__typename === 'Rejected') return showAgain(portal, { typed, submissionId, problems: problemsOf(opened) })
  const reference = opened.made.find((one) => one.reference !== null)?.reference
  if (reference) await recordOnEnquiry({ request, portal }, typed, reference)
  throw redirect(reference ? paths.mediationOpened(reference) : paths.cases, 303)
}

// A problem of the whole list leads to its first field.
const places = { participants: 'participants.0.name' }

export default function OpenMediation() {
  const { organisations, supporters, submissionId, before } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const typed: Typed = again?.typed ?? before
  const problems = again?.problems ?? []
  const count = roomIn(typed)
  const chosen = typed['organisationId'] ?? ''
  const choices = organisations
    ? organisations.map(({ id, name, nation }) => ({ value: id, text: `${name} (${nation})` }))
    : chosen === ''
      ? []
      : [{ value: chosen, text: 'The organisation that you chose' }]
  const supporter = typed['caseSupportId'] ?? ''
  const supporterChoices = supporters
    ? supporters.map(({ id, displayName }) => ({ value: id, text: displayName }))
    : supporter === ''
      ? []
      : [{ value: supporter, text: 'The person whom you chose' }]
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <BackLink href={paths.cases}>All cases</BackLink>
        <FormErrorSummary problems={problems} places={places} />
        <h1 className="nhsuk-heading-xl">Open a mediation</h1>
        <p>
          Nobody is written to when you open it. First suitability is answered and the charges are put to the
          commissioner; once they are accepted, each participant is asked to agree.
        </p>
        <form method="post" action={paths.newMediation} noValidate>
          <SubmissionId value={again?.submissionId ?? submissionId} />
          {typed[enquiryField] ? <input type="hidden" name={enquiryField} value={typed[enquiryField]} /> : null}
          {/* Enter in a field presses a form's first button: it must be this one, not "Remove" or "Add another". */}
          <button
            className="nhsuk-u-visually-hidden"
            type="submit"
            name="intent"
            value="open"
            tabIndex={-1}
            aria-hidden="true"
          >
            Open the mediation
          </button>
          <SelectField
            path="organisationId"
            label="Organisation that commissions the mediation"
            hint="Organisations in England, Wales and Northern Ireland, and other partners in professional performance"
            empty="Choose an organisation"
            value={chosen}
            choices={choices}
            problems={problems}
          />
          <SelectField
            path="caseSupportId"
            label="Case support"
            hint="They can be chosen later, too"
            empty="Nobody yet"
            value={supporter}
            choices={supporterChoices}
            problems={problems}
          />
          <RadiosField
            path="profession"
            legend={questionInWords.practitionerProfession}
            value={typed['profession']}
            choices={choicesOf(professionInWords)}
            problems={problems}
          />
          <RadiosField
            path="conductIsPart"
            legend={questionInWords.conductIsPart}
            value={typed['conductIsPart']}
            choices={choicesOf(answerInWords)}
            problems={problems}
          />
          <SeenBy of="CN" />
          <PersonFields id="commissioner" path="commissioner" legend="Commissioner" typed={typed} problems={problems} />
          <ParticipantFields count={count} typed={typed} problems={problems} />
          {count < participantsAtMost ? (
            <p>
              <Button secondary name="intent" value="add" formAction={`${paths.newMediation}#participant-${count + 1}`}>
                Add another participant
              </Button>
            </p>
          ) : (
            <p>A mediation can have {participantsAtMost} participants at most.</p>
          )}
          <SeenBy of="ID" />
          <Button name="intent" value="open">
            Open the mediation
          </Button>
        </form>
      </div>
    </div>
  )
}
