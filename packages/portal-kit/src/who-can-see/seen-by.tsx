import { type DataClass, dataClasses, whoCanSee } from '@concord/domain/shared'
import { Details } from 'nhsuk-react-components'
import { WhoCanSee } from './who-can-see.tsx'

/** "Who can see this?" beside an item: the readers of its class, from the policy that the grants are made from. */
export const SeenBy = ({ of }: { readonly of: DataClass }) => {
  const readers = whoCanSee(of).map(({ who, what }) => ({ who, reach: what }))
  return (
    <Details>
      <Details.Summary>
        Who can see this?<span className="nhsuk-u-visually-hidden"> {dataClasses[of]}</span>
      </Details.Summary>
      <Details.Text>
        <WhoCanSee groups={[{ what: dataClasses[of], readers }]} />
      </Details.Text>
    </Details>
  )
}
