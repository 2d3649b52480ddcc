import { notFound } from '@concord/portal-kit/error-pages'

// Whatever has no page, by any method: without a route of its own Remix would quote the address in what it prints.
export const loader = () => {
  throw notFound()
}
export const action = loader

export default function NotFound() {
  return null
}
