import { refused } from '@concord/portal-kit/error-pages'

/** What is shown for a form that somebody else's page sent. */
export const loader = () => {
  throw refused()
}

export default function Refused() {
  return null
}
