import type { Typed } from '@concord/portal-kit/form-body'
import { type FormProblem, TextField } from '@concord/portal-kit/form-fields'

type Form = { readonly typed: Typed; readonly problems: readonly FormProblem[] }

/** AM-2: which accreditation, who gave it, and until when it is valid. */
export const AccreditationFields = ({ typed, problems }: Form) => (
  <>
    <TextField
      path="entry.accreditation"
      label="Accreditation, and who gave it"
      value={typed['entry.accreditation']}
      problems={problems}
    />
    <TextField
      path="accreditedUntil"
      label="Valid until"
      hint="For example, 27/3/2027"
      width={10}
      value={typed['accreditedUntil']}
      problems={problems}
    />
  </>
)

export const MostCasesField = ({ typed, problems }: Form) => (
  <TextField
    path="mostCases"
    label="How many cases they take at once"
    inputMode="numeric"
    width={2}
    value={typed['mostCases']}
    problems={problems}
  />
)
