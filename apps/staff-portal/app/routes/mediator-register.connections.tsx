import { dayInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import { TextField } from '@concord/portal-kit/form-fields'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { declareConnectionTo, ownConnections } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { FormPage } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

const heading = 'Your connections'
export const meta = () => pageTitle(heading)

export const loader = async (args: LoaderFunctionArgs) => {
  const read = await readForForm(args, (gateway) => gateway.read(ownConnections, {}))
  if (read && !read.me?.roles.includes('mediator')) throw notFound()
  return {
    submissionId: crypto.randomUUID(),
    me: read?.me ?? null,
    isRegistered: read === null || read.myConnections !== null,
    connections: read?.myConnections ?? [],
  }
}

export const action = (args: ActionFunctionArgs) =>
  answerForm(
    args,
    async (gateway, { typed, submissionId }) => {
      const person = { name: typed['person.name'] ?? '', email: typed['person.email'] ?? '' }
      return (await gateway.send(declareConnectionTo, { submissionId, input: { person } })).declareConnectionTo
    },
    paths.ownConnections,
  )

export default function OwnConnections() {
  const { submissionId, isRegistered, connections } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  return (
    <FormPage
      back={{ href: paths.mediating, text: 'You are asked' }}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={problems}
      intro={
        <>
          <p>
            People to whom you are connected. For a case in which one of them takes part you are then not available.
            Nobody but you reads who they are.
          </p>
          {connections.length === 0 ? (
            <p>You have declared no connection.</p>
          ) : (
            <ul className="nhsuk-list">
              {connections.map(({ number, declaredOn }) => (
                <li key={number}>
                  <a href={paths.ownConnection(number)}>
                    Connection {number}, declared on {dayInWords(declaredOn)}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <SeenBy of="CO" />
        </>
      }
    >
      {isRegistered ? (
        <>
          <h2>Declare a connection to somebody</h2>
          <TextField path="person.name" label="Full name" value={again?.typed['person.name']} problems={problems} />
          <TextField
            path="person.email"
            label="Email address"
            type="email"
            value={again?.typed['person.email']}
            problems={problems}
          />
          <Button>Declare this connection</Button>
        </>
      ) : (
        <p>You are not in the register of mediators yet. Case support registers you.</p>
      )}
    </FormPage>
  )
}
