import { outlineWords } from '@concord/domain/assisted-mediation'
import { InstantText } from '@concord/portal-kit/dates'
import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { intentField, readForm } from '@concord/portal-kit/form-body'
import type { GatewayClient } from '@concord/portal-kit/gateway-client'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, InsetText } from 'nhsuk-react-components'
import { handInOutline, myDraft, myHandedInOutline, saveOutline } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { OutlineForm } from '../pages/outline-form.tsx'
import { answerForm, readAs } from '../pages/own-form.ts'
import { SeenBy } from '../pages/seen-by.tsx'
import { prepares } from '../pages/standing.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Your outline')

type Doing = 'given' | 'saved'

/** What one goes on writing from: the draft, else what the mediators have. Each is one text, opened by itself. */
const textToGoOnFrom = async (gateway: GatewayClient, draft: string | null): Promise<string> =>
  draft ?? (await gateway.read(myHandedInOutline, {})).myMediation?.outline.handedIn ?? ''

const readOutline = async (gateway: GatewayClient) => {
  const { myMediation: mine } = await gateway.read(myDraft, {})
  if (mine === null) throw notFound()
  if (!prepares(mine)) throw redirect(paths.mediation, 303)
  const { isOpen, handedInAt, draft } = mine.outline
  return { isOpen, handedInAt, text: isOpen ? await textToGoOnFrom(gateway, draft) : '' }
}

export const loader = async (asked: LoaderFunctionArgs) => {
  const { searchParams } = new URL(asked.request.url)
  const done: Doing | null = searchParams.has('given') ? 'given' : searchParams.has('saved') ? 'saved' : null
  const outline = await readAs(asked, readOutline)
  return { isSignedIn: outline !== null, submissionId: crypto.randomUUID(), outline, done }
}

/** AM-10: saving is a draft; handing in is the act that counts, and its text is the draft from then on. */
export const action = async (asked: ActionFunctionArgs) => {
  const typed = await readForm(asked.request)
  const isGiven = typed[intentField] === 'handIn'
  const outline = typed['outline'] ?? ''
  return answerForm(asked, {
    typed,
    next: isGiven ? paths.outlineGiven : paths.outlineSaved,
    otherwise: paths.outline,
    // One text area serves both commands.
    fieldOf: (field) => (field === 'draft' ? 'outline' : field),
    send: async (gateway, submissionId) => {
      if (isGiven) {
        const given = (await gateway.send(handInOutline, { submissionId, input: { outline } })).handInOutline
        if (given?.__typename !== 'Accepted') return given
      }
      const input = { draft: outline }
      return (await gateway.send(saveOutline, { submissionId: crypto.randomUUID(), input })).saveOutline
    },
  })
}

const Done = ({ done }: { readonly done: Doing | null }) =>
  done === null ? null : (
    <InsetText>
      <p role="status">
        {done === 'given'
          ? 'The mediators have your outline. They can open it once everybody has agreed.'
          : 'Your outline is saved. Nobody but you can read it until you give it to the mediators.'}
      </p>
    </InsetText>
  )

const HandedIn = ({ at }: { readonly at: string }) => (
  <>
    <p>
      You gave your outline to the mediators on <InstantText at={at} />. You can change it and give it to them again
      until your first meeting: the new one takes the place of the old.
    </p>
    <p>
      <a href={paths.outlineHandedIn}>Read what the mediators have</a>
    </p>
  </>
)

export default function Outline() {
  const { submissionId, outline, done } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  const isOpen = again !== undefined || outline?.isOpen === true
  return (
    <>
      <BackLink href={paths.mediation}>Back to your page</BackLink>
      <FormErrorSummary problems={problems} />
      <h1 className="nhsuk-heading-xl">{outlineWords.heading}</h1>
      {again ? null : <Done done={done} />}
      <p>{outlineWords.for}</p>
      <p>{outlineWords.not}</p>
      <p>
        It can be opened with one key alone, which is yours in this mediation. The key is destroyed at the end, and at
        once if the mediation ends before its day: after that nobody can read what you wrote, and neither can we.
      </p>
      {outline?.handedInAt ? <HandedIn at={outline.handedInAt} /> : null}
      {isOpen ? (
        <OutlineForm
          submissionId={again?.submissionId ?? submissionId}
          text={again?.typed['outline'] ?? outline?.text ?? ''}
          problems={problems}
        />
      ) : (
        <p>Your outline cannot be opened or changed at the moment.</p>
      )}
      <SeenBy of="OS" />
      <SeenBy of="OD" />
      <p>
        <a href={paths.whoHasLooked}>Who has looked at what you gave us</a>
      </p>
    </>
  )
}
