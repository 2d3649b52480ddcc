/** `stopped`: the step will not be reached any more. */
export type StepState = 'done' | 'now' | 'later' | 'stopped'
export type ProgressStep = { readonly name: string; readonly state: StepState; readonly note?: string }

const stateInWords: Readonly<Record<StepState, string>> = {
  done: 'Done',
  now: 'Now',
  later: 'To come',
  stopped: 'Ended',
}

/** The fixed steps of a service and where this one stands. State is said in words; colour and shape only repeat it. */
export const ProgressTracker = ({
  steps,
  label = 'Progress',
}: {
  readonly steps: readonly ProgressStep[]
  readonly label?: string
}) => (
  <ol className="concord-progress" aria-label={label}>
    {steps.map(({ name, state, note }) => (
      <li
        key={name}
        className={`concord-progress__step concord-progress__step--${state}`}
        aria-current={state === 'now' ? 'step' : undefined}
      >
        <span className="concord-progress__name">{name}</span>
        <span className="concord-progress__state">{stateInWords[state]}</span>
        {note ? <span className="concord-progress__note">{note}</span> : null}
      </li>
    ))}
  </ol>
)
