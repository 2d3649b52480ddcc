import { type DataClass, dataClasses, whoCanSee } from '@concord/domain/shared'
import { DataTable } from '../data-table/index.ts'

export type ReadersOfClass = {
  readonly what: string
  readonly readers: readonly { readonly who: string; readonly reach: string }[]
}

/** The policy itself, for a page that is about no case. */
export const readersByPolicy = (): readonly ReadersOfClass[] =>
  (Object.keys(dataClasses) as DataClass[]).map((dataClass) => ({
    what: dataClasses[dataClass],
    readers: whoCanSee(dataClass).map(({ who, what }) => ({ who, reach: what })),
  }))

/** Who can read what: true, because it is made from the policy that the grants are made from. */
export const WhoCanSee = ({ groups }: { readonly groups: readonly ReadersOfClass[] }) => (
  <>
    {groups.map(({ what, readers }) => (
      <DataTable
        key={what}
        caption={what}
        captionIsShown
        columns={['Who', 'What they can see']}
        rows={readers.map(({ who, reach }) => ({ key: who, cells: [who, reach] }))}
      />
    ))}
    <p>Nobody else can see any of this.</p>
  </>
)
