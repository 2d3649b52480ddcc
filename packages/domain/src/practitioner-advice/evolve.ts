import { referenceFrom } from '../shared/identifiers.ts'
import type { EnquiryCommand, LogEnquiry, RecordCircumstances, SaveEnquiry } from './commands.ts'
import type { Channel, Contact, Enquiry, EnquiryContext, EnquiryStep } from './enquiry.ts'
import { recommend } from './help.ts'

const actorId = ({ actor }: EnquiryContext): string => (actor.kind === 'system' ? '' : actor.id)

const contactFrom = (
  { caller, channel, about }: Pick<SaveEnquiry | LogEnquiry, 'caller' | 'channel' | 'about'>,
  { organisation }: EnquiryContext,
): Contact => ({
  organisation,
  callerName: caller.name ?? null,
  callerEmail: caller.email ?? null,
  channel: channel ?? null,
  about: about ?? null,
})

const begin = (contact: Contact, context: EnquiryContext): Enquiry => ({
  id: context.made('root'),
  reference: referenceFrom('EN', context.made('reference')),
  stage: 'begun',
  openedAt: context.now,
  openedBy: actorId(context),
  contact,
  anotherMatter: null,
  seniorAdviser: null,
  circumstances: null,
  choice: null,
  closing: null,
  steps: [],
})

const circumstancesFrom = ({ name: _, channel: __, note, ...answered }: RecordCircumstances) => ({
  ...answered,
  note: note ?? null,
})

/**
 * The next state. It never refuses and never throws: what may not happen is the decision's to say.
 * @param enquiry null before `beginEnquiry` alone
 */
export const evolveEnquiry = (enquiry: Enquiry | null, command: EnquiryCommand, context: EnquiryContext): Enquiry => {
  if (command.name === 'beginEnquiry') return enquiry ?? begin(contactFrom(command, context), context)
  if (enquiry === null) throw new TypeError('Only an opening command makes a root')
  const stepped = (name: EnquiryStep['name'], channel: Channel | null = null): Enquiry => ({
    ...enquiry,
    steps: [...enquiry.steps, { name, at: context.now, by: actorId(context), channel }],
  })
  switch (command.name) {
    case 'saveEnquiry':
      return { ...enquiry, contact: contactFrom(command, context) }
    case 'logEnquiry':
      return {
        ...stepped('contact', command.channel),
        stage: 'logged',
        contact: contactFrom(command, context),
        anotherMatter: command.reasons?.['PP-3'] ?? null,
      }
    case 'passToSeniorAdviser':
      return {
        ...stepped('passedOn'),
        stage: enquiry.stage === 'logged' ? 'withSeniorAdviser' : enquiry.stage,
        seniorAdviser: command.accountId,
      }
    case 'recordCircumstances':
      return { ...stepped('discussed', command.channel), circumstances: circumstancesFrom(command) }
    case 'chooseHelp':
      return {
        ...stepped('helpChosen'),
        stage: 'helpChosen',
        choice: {
          help: command.help,
          recommended: enquiry.circumstances ? recommend(enquiry.circumstances).help : command.help,
          reason: command.reasons?.['PP-5'] ?? null,
        },
      }
    case 'closeEnquiry':
      return {
        ...stepped('closed'),
        stage: 'closed',
        closing: { outcome: command.outcome, note: command.note ?? null, caseReference: null },
      }
    case 'recordCaseOpened':
      return {
        ...stepped('caseOpened'),
        stage: 'closed',
        closing: { outcome: 'caseOpened', note: null, caseReference: command.caseReference },
      }
  }
}
