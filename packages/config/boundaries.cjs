// The arrows of the design (README, The map), one way. A package sees another only through its exports.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(apps|packages|infra)/', pathNot: [from, ...allowed] },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('domain-alone', '^packages/domain/', ['^packages/config/'], 'the domain depends on nothing of ours'),
    only('workflows-domain', '^packages/workflows/', ['^packages/domain/', '^packages/config/'], 'workflows → domain'),
    only('records-domain', '^packages/records/', ['^packages/domain/', '^packages/config/'], 'records → domain'),
    only(
      'portal-kit-domain',
      '^packages/portal-kit/',
      ['^packages/domain/', '^packages/config/'],
      'portal-kit → domain',
    ),
    only('gateway', '^apps/gateway/', ['^packages/(domain|records|config)/'], 'gateway → domain, records'),
    only(
      'worker',
      '^apps/worker/',
      ['^packages/(domain|records|workflows|config)/'],
      'worker → domain, records, workflows',
    ),
    only(
      'staff-portal',
      '^apps/staff-portal/',
      ['^packages/(domain|portal-kit|config)/'],
      'portals → domain, portal-kit',
    ),
    only(
      'participant-portal',
      '^apps/participant-portal/',
      ['^packages/(domain|portal-kit|config)/'],
      'portals → domain, portal-kit',
    ),
    {
      name: 'nobody-imports-an-app',
      severity: 'error',
      from: { path: '^(packages|infra)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'no I/O, no clock, no framework: zod and temporal-polyfill alone',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: ['\\.test\\.ts$', '^packages/domain/src/testing/'] },
      to: { pathNot: ['^packages/domain/', 'node_modules/.*(zod|temporal-polyfill)'] },
    },
    {
      name: 'services-apart',
      comment: 'practitioner-advice hands its facts in `context`; no other service is imported by a service',
      severity: 'error',
      from: {
        path: '^packages/domain/src/(assisted-mediation|safety-disclosure|facilitated-meeting|healing-process|compassionate-conversations)/',
      },
      to: {
        path: '^packages/domain/src/(assisted-mediation|safety-disclosure|facilitated-meeting|healing-process|compassionate-conversations)/',
        pathNot: '^packages/domain/src/$1/',
      },
    },
    {
      name: 'one-door',
      comment: 'PostgreSQL is reached through packages/records alone',
      severity: 'error',
      from: { path: '^(apps/.*/src|apps/.*/app|packages/(domain|workflows|portal-kit))/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(pg|@prisma)/' },
    },
    {
      name: 'sandbox',
      comment: 'workflow code has no validator, no calendar, no activity code: types only',
      severity: 'error',
      from: {
        path: '^packages/workflows/src/(index|shared|(assisted-mediation|safety-disclosure)/workflow)',
        pathNot: '\\.test\\.ts$',
      },
      to: { path: 'node_modules/(zod|temporal-polyfill|pg|@temporalio/(worker|client))/' },
    },
    {
      name: 'no-drawers',
      severity: 'error',
      from: {},
      to: { path: '^(apps|packages|infra)/.*/(utils?|helpers?|common|misc|lib)(/|\\.tsx?$)', pathNot: 'node_modules' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(generated|node_modules/.*/node_modules|/build/|/dist/|\\.turbo|\\.concord)' },
    tsPreCompilationDeps: 'specify',
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
