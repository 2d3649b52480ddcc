/** `status` in words; null where the list itself says nothing of how far it is. */
export type Task = {
  readonly href: string
  readonly name: string
  readonly hint?: string
  readonly status: string | null
  readonly isDone: boolean
}

/** What there is to do, each with its page, in whatever order the person likes. */
export const TaskList = ({ tasks }: { readonly tasks: readonly Task[] }) => (
  <ul className="nhsuk-task-list">
    {tasks.map(({ href, name, hint, status, isDone }, index) => {
      const [hintId, statusId] = [`task-${index + 1}-hint`, `task-${index + 1}-status`]
      const said = [hint ? hintId : null, status ? statusId : null].filter(Boolean).join(' ')
      return (
        <li key={href} className="nhsuk-task-list__item nhsuk-task-list__item--with-link">
          <div className="nhsuk-task-list__name-and-hint">
            <a className="nhsuk-link nhsuk-task-list__link" href={href} aria-describedby={said || undefined}>
              {name}
            </a>
            {hint ? (
              <div className="nhsuk-task-list__hint" id={hintId}>
                {hint}
              </div>
            ) : null}
          </div>
          {status ? (
            <div className="nhsuk-task-list__status" id={statusId}>
              {isDone ? status : <strong className="nhsuk-tag nhsuk-tag--blue">{status}</strong>}
            </div>
          ) : null}
        </li>
      )
    })}
  </ul>
)
