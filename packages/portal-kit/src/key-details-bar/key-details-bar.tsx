import type { ReactNode } from 'react'

/** What a case is called, and the facts that one always needs, at the top of each of its pages. */
export const KeyDetailsBar = (props: {
  readonly name: string
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[]
}) => (
  <section className="concord-key-details" aria-label="Key details">
    <p className="concord-key-details__name">{props.name}</p>
    <dl className="concord-key-details__facts">
      {props.facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  </section>
)
