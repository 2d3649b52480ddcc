/** Every address of the portal with the file that answers it. Only `/enter/:token` holds a token. */
export const routes = {
  '/': 'routes/home.tsx',
  '/help': 'routes/help.tsx',
  '/confidentiality': 'routes/confidentiality.tsx',
  '/enter': 'routes/enter.tsx',
  '/enter/:token': 'routes/enter.token.tsx',
  '/enter/code': 'routes/enter.code.tsx',
  '/enter/again': 'routes/enter.again.tsx',
  '/sign-out': 'routes/sign-out.tsx',
  '/mediation': 'routes/assisted-mediation.tsx',
  '/mediation/stop': 'routes/assisted-mediation.stop.tsx',
  '/commissioning': 'routes/assisted-mediation.commissioning.tsx',
  '/refused': 'routes/refused.tsx',
  '*': 'routes/not-found.tsx',
} as const

export const paths = {
  home: '/',
  help: '/help',
  confidentiality: '/confidentiality',
  enter: '/enter',
  enterEnded: '/enter?ended',
  enterLate: '/enter?late',
  enterSignedOut: '/enter?signed-out',
  enterCode: '/enter/code',
  enterCodeAgain: '/enter/code?again',
  enterAgain: '/enter/again',
  signOut: '/sign-out',
  mediation: '/mediation',
  stop: '/mediation/stop',
  commissioning: '/commissioning',
} as const
