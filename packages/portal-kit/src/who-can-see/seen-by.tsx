import { type DataClass, dataClasses, whoCanSee } from '@concord/domain/shared'
import { Details } from 'nhsuk-react-components'
import { WhoCanSee } from './who-can-see.tsx'

/**
 * "Who can see this?" beside an item: the readers of its class, from the policy that the grants are made from.
 * @param named says which class it is about in sight, where items of several stand together
 */
export const SeenBy = ({ of, named = false }: { readonly of: DataClass; readonly named?: boolean }) => {
  const readers = whoCanSee(of).map(({ who, what }) => ({ who, reach: what }))
  return (
    <Details>
      <Details.Summary>
        Who can see this?<span className={named ? undefined : 'nhsuk-u-visually-hidden'}> {dataClasses[of]}</span>
      </Details.Summary>
      <Details.Text>
        <WhoCanSee groups={[{ what: dataClasses[of], readers }]} />
      </Details.Text>
    </Details>
  )
}
