import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { type FormProblem, SubmissionId } from '@concord/portal-kit/form-fields'
import { BackLink } from 'nhsuk-react-components'
import type { ReactNode } from 'react'

/** A page that is one form: back to where it belongs, what is wrong, what it is for, and its fields. */
export const FormPage = (props: {
  readonly back: { readonly href: string; readonly text: string }
  readonly heading: string
  readonly intro?: ReactNode
  readonly submissionId: string
  readonly problems: readonly FormProblem[]
  readonly places?: Readonly<Record<string, string>>
  readonly children: ReactNode
}) => (
  <div className="nhsuk-grid-row">
    <div className="nhsuk-grid-column-two-thirds">
      <BackLink href={props.back.href}>{props.back.text}</BackLink>
      <FormErrorSummary problems={props.problems} {...(props.places ? { places: props.places } : {})} />
      <h1 className="nhsuk-heading-xl">{props.heading}</h1>
      {props.intro}
      <form method="post" noValidate>
        <SubmissionId value={props.submissionId} />
        {props.children}
      </form>
    </div>
  </div>
)

export const toCase = (href: string, reference: string) => ({ href, text: `Case ${reference}` })
