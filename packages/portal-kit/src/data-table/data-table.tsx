import type { ReactNode } from 'react'

/**
 * A table that a narrow screen reads as a list, each value after its column's heading.
 * @param caption what the table holds; shown above it, or to screen readers alone where the page's heading says the same
 */
export const DataTable = (props: {
  readonly caption: string
  readonly captionIsShown?: boolean
  readonly columns: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}) => (
  // The roles are named because a narrow screen's style takes the table's own away.
  // biome-ignore-start lint/a11y/noRedundantRoles: see above
  <table className="nhsuk-table-responsive concord-table" role="table">
    <caption
      className={`nhsuk-table__caption nhsuk-table__caption--s${props.captionIsShown ? '' : ' nhsuk-u-visually-hidden'}`}
    >
      {props.caption}
    </caption>
    <thead className="nhsuk-table__head" role="rowgroup">
      <tr role="row">
        {props.columns.map((column) => (
          <th key={column} className="nhsuk-table__header" role="columnheader" scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody className="nhsuk-table__body" role="rowgroup">
      {props.rows.map(({ key, cells }) => (
        <tr key={key} className="nhsuk-table__row" role="row">
          {cells.map((cell, index) => (
            <td key={props.columns[index]} className="nhsuk-table__cell" role="cell">
              <span className="nhsuk-table-responsive__heading" aria-hidden="true">
                {props.columns[index]}{' '}
              </span>
              <div className="concord-table__value">{cell}</div>
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
  // biome-ignore-end lint/a11y/noRedundantRoles: see above
)
