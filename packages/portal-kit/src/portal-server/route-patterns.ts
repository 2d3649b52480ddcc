import { matchRoutes } from '@remix-run/react'

type BuiltRoute = { readonly id: string; readonly path?: string; readonly index?: boolean; readonly parentId?: string }
type RouteTree = { id: string; path?: string; index?: boolean; children?: RouteTree[] }

/**
 * Says for a path which route answers it, as the route's pattern (`/cases/:reference`), so that a log never holds a path.
 * @param routes the routes of a Remix build
 */
export const patternsOf = (routes: Readonly<Record<string, BuiltRoute | undefined>>) => {
  const built = Object.values(routes).filter((route) => route !== undefined)
  const below = (parentId: string | undefined): RouteTree[] =>
    built
      .filter((route) => route.parentId === parentId)
      .map(({ id, path, index }) => (index ? { id, path, index } : { id, path, children: below(id) }))
  const tree = below(undefined)
  return (path: string): string => {
    if (path.startsWith('/assets/') || path.startsWith('/nhsuk/')) return '(asset)'
    const matches = matchRoutes(tree as never, path)
    if (!matches) return '(none)'
    return `/${matches
      .flatMap(({ route }) => (route.path ? [route.path.replaceAll(/^\/|\/$/g, '')] : []))
      .filter(Boolean)
      .join('/')}`
  }
}
