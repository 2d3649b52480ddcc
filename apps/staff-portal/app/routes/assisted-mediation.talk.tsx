import { instantInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import { type FormProblem, TextField } from '@concord/portal-kit/form-fields'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { mediationWork, offerTalk } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { FormPage, toCase } from '../pages/form-page.tsx'
import { answerForm, positionIn, readForForm } from '../pages/staff-form.ts'
import { atTheirRows, timesTyped } from '../pages/talk-times.ts'
import { paths } from '../paths.ts'

const heading = 'Offer a talk beforehand'
export const meta = () => pageTitle(heading)

const rows = [0, 1, 2, 3, 4, 5]

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const position = positionIn(args.params['position'])
  const read = await readForForm(args, (gateway) => gateway.read(mediationWork, { reference }))
  const participant = read?.mediation?.participants.find((one) => one.position === position)
  if (read && !(participant && read.mediation?.mayDo.includes('offerTalk'))) throw notFound()
  return { reference, position, submissionId: crypto.randomUUID(), me: read?.me ?? null, talk: participant?.talk }
}

export const action = async (args: ActionFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const position = positionIn(args.params['position'])
  return answerForm(
    args,
    async (gateway, { typed, submissionId }) => {
      const times = timesTyped(typed, rows.length)
      const input = { position, times: times.map(({ time }) => time) }
      const { offerTalk: offered } = await gateway.send(offerTalk, { submissionId, reference, input })
      return offered?.__typename === 'Rejected'
        ? { ...offered, rejections: atTheirRows(offered.rejections, times) }
        : offered
    },
    paths.mediationAfter(reference, 'talk'),
  )
}

const TimeRow = (props: {
  readonly row: number
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FormProblem[]
}) => (
  <fieldset className="nhsuk-fieldset concord-participant">
    <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Time {props.row + 1}</legend>
    <div className="concord-beside">
      <TextField
        path={`times.${props.row}.day`}
        label="Day"
        width={10}
        value={props.typed[`times.${props.row}.day`]}
        problems={props.problems}
      />
      <TextField
        path={`times.${props.row}.clock`}
        label="Time"
        width={5}
        value={props.typed[`times.${props.row}.clock`]}
        problems={[]}
      />
    </div>
  </fieldset>
)

export default function OfferTalk() {
  const { reference, position, submissionId, talk } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  return (
    <FormPage
      back={toCase(paths.mediation(reference), reference)}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={problems}
      places={{ times: 'times.0.day' }}
      intro={
        <>
          <p>
            To participant {position}, with you: to explain the process and answer questions. Offer each participant
            times of their own. A day is typed like 27/3/2027, a time like 2:30pm or 14:30.
          </p>
          {talk && talk.times.length > 0 ? (
            <p>Offered so far: {talk.times.map(instantInWords).join('; ')}. What you offer now takes their place.</p>
          ) : null}
        </>
      }
    >
      {rows.map((row) => (
        <TimeRow key={row} row={row} typed={again?.typed ?? {}} problems={problems} />
      ))}
      <SeenBy of="WF" />
      <Button>Offer these times</Button>
    </FormPage>
  )
}
