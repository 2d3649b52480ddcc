import { type DataClass, dataClasses, whoCanSee } from '@concord/domain/shared'
import { Table } from 'nhsuk-react-components'

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
      <Table key={what} responsive caption={what} captionProps={{ size: 's' }}>
        <Table.Head>
          <Table.Row>
            <Table.Cell>Who</Table.Cell>
            <Table.Cell>What they can see</Table.Cell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {readers.map(({ who, reach }) => (
            <Table.Row key={who}>
              <Table.Cell>{who}</Table.Cell>
              <Table.Cell>{reach}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    ))}
    <p>Nobody else can see any of this.</p>
  </>
)
