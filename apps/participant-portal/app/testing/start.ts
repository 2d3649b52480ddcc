import { type Answers, buildFrom, startFakeGateway, startPortal } from '@concord/portal-kit/testing'
import * as documents from '../documents.ts'
import * as entry from '../entry.server.tsx'
import { headerRules } from '../header-rules.ts'
import { routes } from '../paths.ts'
import * as root from '../root.tsx'
import { usualAnswers } from './answers.ts'

const modules = import.meta.glob(['../routes/*.tsx', '../routes/*.ts'], { eager: true })

/** The portal's own pages over a fake gateway. */
export const startParticipantPortal = async (options: { readonly secure?: boolean } = {}) => {
  const gateway = await startFakeGateway(documents, usualAnswers)
  const build = buildFrom({
    entry,
    root,
    routes,
    modules: Object.fromEntries(Object.entries(modules).map(([file, found]) => [file.replace('../', ''), found])),
  })
  const portal = await startPortal({
    portal: 'participant',
    build,
    gatewayUrl: gateway.url,
    rules: headerRules,
    ...options,
  })
  return {
    gateway,
    portal,
    /** Other answers from now on, beside the usual. */
    answer: ({ operations, doors }: Partial<Pick<Answers, 'operations' | 'doors'>>) =>
      gateway.answer({
        operations: { ...usualAnswers.operations, ...operations },
        doors: { ...usualAnswers.doors, ...doors },
      }),
    close: async () => {
      await portal.close()
      await gateway.close()
    },
  }
}
