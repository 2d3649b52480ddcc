/** A full hour of the day as people say it: `9am`, `midday`, `midnight`. */
export const hourInWords = (hour: number): string => {
  if (hour % 24 === 0) return 'midnight'
  if (hour === 12) return 'midday'
  return hour < 12 ? `${hour}am` : `${hour - 12}pm`
}

const hoursOf = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => ({
    value: String(first + index),
    text: hourInWords(first + index),
  }))
export const fromHours = hoursOf(0, 23)
export const untilHours = hoursOf(1, 24)
