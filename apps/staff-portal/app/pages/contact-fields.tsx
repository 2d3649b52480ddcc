import type { Typed } from '@concord/portal-kit/form-body'
import { type FormProblem, RadiosField, SelectField, TextAreaField, TextField } from '@concord/portal-kit/form-fields'
import { Button } from 'nhsuk-react-components'
import { channelInWords, choicesOf } from './enquiry-words.ts'

type Organisation = { readonly id: string; readonly name: string; readonly nation: string }

/** An organisation's choices; the chosen one alone where the list could not be read again. */
export const organisationChoices = (organisations: readonly Organisation[] | null, chosen: string) => {
  if (organisations) return organisations.map(({ id, name, nation }) => ({ value: id, text: `${name} (${nation})` }))
  return chosen === '' ? [] : [{ value: chosen, text: 'The organisation that you chose' }]
}

/** The five fields of a contact, in the order in which people talk, and the two buttons. The first one is what Enter presses. */
export const ContactFields = (props: {
  readonly organisations: readonly Organisation[] | null
  readonly typed: Typed
  readonly problems: readonly FormProblem[]
}) => {
  const { typed, problems } = props
  const field = (path: string) => ({ path, value: typed[path], problems })
  const isAnother = Boolean(typed['reasons.PP-3']) || problems.some((problem) => problem.field === 'reasons.PP-3')
  return (
    <>
      <SelectField
        {...field('organisationId')}
        label="Caller’s organisation"
        hint="Type its first letters to find it"
        empty="Choose an organisation"
        choices={organisationChoices(props.organisations, typed['organisationId'] ?? '')}
      />
      <TextField {...field('caller.name')} label="Caller’s full name" />
      <TextField {...field('caller.email')} label="Caller’s email address" type="email" />
      <RadiosField {...field('channel')} legend="How the contact came" choices={choicesOf(channelInWords)} />
      <TextAreaField
        {...field('about')}
        label="What it is about"
        hint="In a few sentences. Write no more of anybody than is needed"
      />
      {isAnother ? (
        <TextAreaField
          {...field('reasons.PP-3')}
          label="Why this is another matter"
          hint="The caller’s other enquiry stays open beside this one"
          rows={2}
        />
      ) : null}
      <div className="nhsuk-button-group">
        <Button name="intent" value="log">
          Log the enquiry
        </Button>
        <Button secondary name="intent" value="save">
          Save half-way
        </Button>
      </div>
    </>
  )
}
