import type { Typed } from '@concord/portal-kit/form-body'
import {
  CheckField,
  type FormProblem,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
} from '@concord/portal-kit/form-fields'
import { fromHours, untilHours } from './hours.ts'

type Fields = { readonly typed: Typed; readonly problems: readonly FormProblem[] }

/** The channel, and the address of each: without a script none can hide, so it is said that one of them is enough. */
const Addresses = ({ typed, problems }: Fields) => (
  <>
    <RadiosField
      path="channel"
      legend="How may we contact you?"
      value={typed['channel']}
      choices={[
        { value: 'email', text: 'By email', hint: 'A short notice with a link, never what it is about' },
        {
          value: 'telephone',
          text: 'By telephone',
          hint: 'A person of the service calls you, and says who they are to you alone',
        },
        { value: 'post', text: 'By post', hint: 'A plain envelope' },
      ]}
      problems={problems}
    />
    <h2 className="nhsuk-heading-m">Where do we reach you?</h2>
    <p>Fill in the one that you chose. You can leave the other two empty.</p>
    <TextField
      path="email"
      label="Email address"
      type="email"
      autoComplete="email"
      value={typed['email']}
      problems={problems}
    />
    <TextField
      path="telephone"
      label="Telephone number"
      autoComplete="tel"
      inputMode="tel"
      width={20}
      value={typed['telephone']}
      problems={problems}
    />
    <TextAreaField
      path="postalAddress"
      label="Postal address"
      rows={4}
      autoComplete="street-address"
      value={typed['postalAddress']}
      problems={problems}
    />
    <CheckField
      path="notAtWork"
      label="Nobody at my workplace shares or reads what comes there"
      checked={typed['notAtWork'] === 'yes'}
      problems={problems}
    />
  </>
)

const Hours = ({ typed, problems }: Fields) => (
  <>
    <h2 className="nhsuk-heading-m">When may we contact you?</h2>
    <p>Nothing is sent, and nobody calls, outside these hours. From 9am until 5pm suits many people.</p>
    <SelectField
      path="fromHour"
      label="From"
      empty="Choose an hour"
      choices={fromHours}
      value={typed['fromHour']}
      problems={problems}
    />
    <SelectField
      path="untilHour"
      label="Until"
      empty="Choose an hour"
      choices={untilHours}
      value={typed['untilHour']}
      problems={problems}
    />
  </>
)

export const SafeContactFields = (fields: Fields) => (
  <>
    <Addresses {...fields} />
    <Hours {...fields} />
  </>
)
