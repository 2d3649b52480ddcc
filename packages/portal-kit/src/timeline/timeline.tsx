/** One thing that happened. History alone: what is still to come stands in the progress tracker. */
export type TimelineItem = {
  readonly key: string
  readonly title: string
  /** Who did it, in a role or a name that this reader may have. */
  readonly by: string | null
  /** When, in words, and as text of a machine's kind for `datetime`. */
  readonly at: { readonly words: string; readonly instant: string }
  readonly detail?: string
}

export const Timeline = ({ items, empty }: { readonly items: readonly TimelineItem[]; readonly empty: string }) =>
  items.length === 0 ? (
    <p>{empty}</p>
  ) : (
    <ol className="concord-timeline">
      {items.map((item) => (
        <li key={item.key} className="concord-timeline__item">
          <h3 className="concord-timeline__title">{item.title}</h3>
          <p className="concord-timeline__when">
            <time dateTime={item.at.instant}>{item.at.words}</time>
            {item.by ? ` by ${item.by}` : null}
          </p>
          {item.detail ? <p className="concord-timeline__detail">{item.detail}</p> : null}
        </li>
      ))}
    </ol>
  )
