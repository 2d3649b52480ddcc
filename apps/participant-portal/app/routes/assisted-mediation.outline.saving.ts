import script from '../outline-saving.js?raw'

/** The one script of this portal, for the one page that has named its reason. It holds nothing of anybody. */
export const loader = () => new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
