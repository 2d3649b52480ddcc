import type { Typed } from '@concord/portal-kit/form-body'
import { type FormProblem, TextField } from '@concord/portal-kit/form-fields'
import { Button } from 'nhsuk-react-components'
import { participantsAtFirst } from './opening-form.ts'

/** Name and address of one person, under a legend that says who they are. */
export const PersonFields = (props: {
  readonly id: string
  readonly path: string
  readonly legend: string
  readonly typed: Typed
  readonly problems: readonly FormProblem[]
  readonly children?: React.ReactNode
}) => (
  <fieldset className="nhsuk-fieldset concord-participant" id={props.id}>
    <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">
      <h2 className="nhsuk-fieldset__heading">{props.legend}</h2>
    </legend>
    <TextField
      path={`${props.path}.name`}
      label="Full name"
      value={props.typed[`${props.path}.name`]}
      problems={props.problems}
    />
    <TextField
      path={`${props.path}.email`}
      label="Email address"
      type="email"
      value={props.typed[`${props.path}.email`]}
      problems={props.problems}
    />
    {props.children}
  </fieldset>
)

/** Everybody who takes part. Each can be taken out again by a button, as long as two are left. */
export const ParticipantFields = (props: {
  readonly count: number
  readonly typed: Typed
  readonly problems: readonly FormProblem[]
}) => (
  <>
    {Array.from({ length: props.count }, (_, index) => (
      <PersonFields
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is rendered once, on the server
        key={index}
        id={`participant-${index + 1}`}
        path={`participants.${index}`}
        legend={`Participant ${index + 1}`}
        typed={props.typed}
        problems={props.problems}
      >
        {props.count > participantsAtFirst ? (
          <Button secondary small name="intent" value={`remove.${index}`}>
            Remove<span className="nhsuk-u-visually-hidden"> participant {index + 1}</span>
          </Button>
        ) : null}
      </PersonFields>
    ))}
  </>
)
