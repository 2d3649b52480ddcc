/** Every address of the portal with the file that answers it. */
export const routes = {
  '/': 'routes/home.tsx',
  '/help': 'routes/help.tsx',
  '/sign-in': 'routes/sign-in.tsx',
  '/sign-in/begin': 'routes/sign-in.begin.tsx',
  '/sign-in/callback': 'routes/sign-in.callback.tsx',
  '/sign-out': 'routes/sign-out.tsx',
  '/cases': 'routes/assisted-mediation.list.tsx',
  '/cases/:reference': 'routes/assisted-mediation.case.tsx',
  '/cases/:reference/opened': 'routes/assisted-mediation.opened.tsx',
  '/cases/:reference/contact/:position': 'routes/assisted-mediation.contact.tsx',
  '/mediations/new': 'routes/assisted-mediation.new.tsx',
  '/refused': 'routes/refused.tsx',
  '*': 'routes/not-found.tsx',
} as const

export const paths = {
  home: '/',
  help: '/help',
  signIn: '/sign-in',
  beginSignIn: '/sign-in/begin',
  signOut: '/sign-out',
  cases: '/cases',
  olderCases: (after: string) => `/cases?after=${encodeURIComponent(after)}`,
  mediation: (reference: string) => `/cases/${reference}`,
  mediationOpened: (reference: string) => `/cases/${reference}/opened`,
  correctContact: (reference: string, position: number) => `/cases/${reference}/contact/${position}`,
  newMediation: '/mediations/new',
} as const
