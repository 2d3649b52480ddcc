import { escaped } from './page.ts'
import type { PartnerClient } from './partners.ts'
import type { Addresses } from './settings.ts'

const question =
  '{"query":"{ partnerMediations { nodes { reference milestone month } pageInfo { hasNextPage endCursor } } }"}'

/** Two commands for a shell: a token, and what it can be asked. */
const example = ({ oidc, partnerApi }: Addresses, { clientId, clientSecret }: PartnerClient): string =>
  [
    `TOKEN=$(curl -s -u ${clientId}:${clientSecret} -d grant_type=client_credentials ${oidc}/token \\`,
    `  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    `curl -s ${partnerApi} -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' \\`,
    `  -d '${question}'`,
  ].join('\n')

/** The part of the desk's first page that is for who writes an organisation's own system. */
export const partnersPart = (addresses: Addresses, clients: readonly PartnerClient[]): string => {
  const [first] = clients
  if (!first) return ''
  const rows = clients.map(
    ({ organisation, clientId, clientSecret }) =>
      `<tr><th scope="row">${escaped(organisation)}</th><td>${escaped(clientId)}</td><td>${escaped(clientSecret)}</td></tr>`,
  )
  return `<h2>For partners’ systems</h2>
<p>A token comes from <code>${escaped(addresses.oidc)}/token</code> and lasts five minutes; it is good for <code>${escaped(addresses.partnerApi)}</code>.</p>
<table><thead><tr><th scope="col">Organisation</th><th scope="col">Client id</th><th scope="col">Secret</th></tr></thead><tbody>${rows.join('')}</tbody></table>
<pre><code>${escaped(example(addresses, first))}</code></pre>`
}
