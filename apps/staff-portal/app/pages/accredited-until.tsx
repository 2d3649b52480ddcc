import { dayInWords } from '@concord/domain/shared'
import { Tag } from 'nhsuk-react-components'

const soon = 60

const whenItRunsOut = (daysLeft: number): string => {
  if (daysLeft < 0) return 'Has run out'
  if (daysLeft < 2) return daysLeft === 0 ? 'Runs out today' : 'Runs out tomorrow'
  return `Runs out in ${daysLeft} days`
}

/** AM-2: until when, with how near that is where it runs out soon: an accreditation that has lapsed bars assignment. */
export const AccreditedUntil = ({ day, daysLeft }: { readonly day: string; readonly daysLeft: number }) => (
  <>
    {dayInWords(day)}
    {daysLeft <= soon ? (
      <p className="nhsuk-u-margin-bottom-0">
        <Tag modifier={daysLeft < 0 ? 'red' : 'orange'}>{whenItRunsOut(daysLeft)}</Tag>
      </p>
    ) : null}
  </>
)
