import { submissionIdField } from '../form-body/index.ts'

/** Carries the submission's id through corrections and repeats: thirty presses of one button are one act. */
export const SubmissionId = ({ value }: { readonly value: string }) => (
  <input type="hidden" name={submissionIdField} value={value} />
)
