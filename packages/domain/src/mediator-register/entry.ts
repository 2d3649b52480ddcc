import { z } from 'zod'
import { type Day, dayOf, type Instant } from '../shared/calendar.ts'
import { decideBy, explainWith, type RejectionText, type Rule, reject } from '../shared/decision.ts'
import type { SystemService } from '../shared/identifiers.ts'
import type { Grant } from '../shared/promise.ts'
import { emailText, type Sealed, type SealedText, text } from '../shared/text.ts'

/** A mediator's entry: accreditation, availability and load (class RG), and the connections that they declared (class CO). */
export type MediatorEntry = {
  readonly id: string
  readonly accountId: string
  readonly registeredAt: Instant
  readonly accreditation: SealedText
  readonly accreditedUntil: Day
  /** How many cases they take at once. */
  readonly mostCases: number
  readonly away: readonly { readonly from: Day; readonly until: Day }[]
  readonly connections: readonly Connection[]
}
export type Connection = {
  readonly id: string
  readonly name: SealedText
  readonly email: SealedText
  readonly declaredAt: Instant
}

const day = (asked: string) => z.iso.date(asked)
const accreditation = text('RG', 200, 'made', 'Enter the accreditation, and who gave it')
const accreditedUntil = day('Enter the day until which the accreditation is valid')
const mostCases = z.coerce
  .number('Enter a number')
  .int('Enter a whole number')
  .min(0, 'Enter 0 or more')
  .max(50, 'Enter 50 or less')

export const registerCommandSchemas = {
  registerMediator: z.object({
    accountId: z.uuid('Choose a mediator'),
    entry: z.object({ accreditation }),
    accreditedUntil,
    mostCases,
  }),
  renewAccreditation: z.object({ entry: z.object({ accreditation }), accreditedUntil }),
  setAvailability: z.object({
    mostCases,
    away: z
      .array(
        z
          .object({ from: day('Enter the first day'), until: day('Enter the last day') })
          .refine(({ from, until }) => from <= until, { message: 'Enter a day after the first', path: ['until'] }),
      )
      .max(20, 'Enter 20 times at most'),
  }),
  /** AM-1: a connection to a person, in whatever case they may turn up. Only its writer reads it again. */
  declareConnectionTo: z.object({
    person: z.object({
      name: text('CO', 120, 'actor', 'Enter the person’s full name', 'connection'),
      email: emailText('actor', 'Enter the person’s email address', 'CO', 'connection'),
    }),
  }),
} as const
export type RegisterCommandName = keyof typeof registerCommandSchemas
type Command<Name extends RegisterCommandName> = { readonly name: Name } & Sealed<
  z.output<(typeof registerCommandSchemas)[Name]>
>
export type RegisterCommand = { [Name in RegisterCommandName]: Command<Name> }[RegisterCommandName]

export type RegisterContext = {
  readonly actor:
    | { readonly kind: 'staff'; readonly id: string }
    | { readonly kind: 'party'; readonly id: string }
    | { readonly kind: 'system'; readonly service: SystemService }
  readonly now: Instant
  readonly made: (name: string) => string
  /** The staff roles of the account that is to be registered, and whether it is registered already. */
  readonly namedAccountRoles: readonly string[]
  readonly isRegistered: boolean
  /** Whether the person to whom a connection is declared takes part in a case for which its writer is asked or assigned. */
  readonly isInACaseOfTheirs: boolean
}
type RegisterRule<Name extends RegisterCommandName> = Rule<MediatorEntry | null, Command<Name>, RegisterContext>

const accountMediates: RegisterRule<'registerMediator'> = (_, __, { namedAccountRoles }) =>
  namedAccountRoles.includes('mediator') ? undefined : reject('AM-2', 'NOT_A_MEDIATOR', 'accountId')

const isNotRegisteredYet: RegisterRule<'registerMediator'> = (_, __, { isRegistered }) =>
  isRegistered ? reject('AM-2', 'REGISTERED_ALREADY', 'accountId') : undefined

const isAccreditedToday: Rule<
  MediatorEntry | null,
  Command<'registerMediator'> | Command<'renewAccreditation'>,
  RegisterContext
> = (_, { accreditedUntil: until }, { now }) =>
  until >= dayOf(now) ? undefined : reject('AM-2', 'ACCREDITATION_OVER', 'accreditedUntil')

/** AM-1: where the person is in a case of theirs already, the connection is declared on that case, which ends their part in it at once. */
const personIsInNoCaseOfTheirs: RegisterRule<'declareConnectionTo'> = (_, __, { isInACaseOfTheirs }) =>
  isInACaseOfTheirs ? reject('AM-1', 'DECLARE_IT_ON_THE_CASE', 'person.name') : undefined

export const decideRegister = decideBy<MediatorEntry | null, RegisterCommand, RegisterContext>({
  registerMediator: [accountMediates, isNotRegisteredYet, isAccreditedToday],
  renewAccreditation: [isAccreditedToday],
  setAvailability: [],
  declareConnectionTo: [personIsInNoCaseOfTheirs],
})

export const evolveRegister = (
  entry: MediatorEntry | null,
  command: RegisterCommand,
  { now, made }: RegisterContext,
): MediatorEntry => {
  if (command.name === 'registerMediator')
    return (
      entry ?? {
        id: made('root'),
        accountId: command.accountId,
        registeredAt: now,
        accreditation: command.entry.accreditation,
        accreditedUntil: command.accreditedUntil,
        mostCases: command.mostCases,
        away: [],
        connections: [],
      }
    )
  if (entry === null) throw new TypeError('Only an opening command makes a root')
  switch (command.name) {
    case 'renewAccreditation':
      return { ...entry, accreditation: command.entry.accreditation, accreditedUntil: command.accreditedUntil }
    case 'setAvailability':
      return { ...entry, mostCases: command.mostCases, away: command.away }
    case 'declareConnectionTo':
      return {
        ...entry,
        connections: [...entry.connections, { id: made('connection'), ...command.person, declaredAt: now }],
      }
  }
}

/** Neither away today nor with as many open cases as they take. */
export const isAvailable = (today: {
  readonly isAway: boolean
  readonly openCases: number
  readonly mostCases: number
}): boolean => !today.isAway && today.openCases < today.mostCases

/** Which staff roles may do what on every entry of the register: it is nobody's case (ACCESS, RG). */
export const registerRoles = {
  registerMediator: ['case-support'],
  renewAccreditation: ['case-support'],
  setAvailability: ['case-support'],
} as const satisfies Partial<Record<RegisterCommandName, readonly string[]>>

/** What is a mediator's own: to read the connections that they declared, and to declare one. The register is not theirs (ACCESS, RG). */
export const registerGrantsOf = ({ accountId, registeredAt }: MediatorEntry): readonly Grant[] =>
  (
    [
      ['CO', 'Ro'],
      ['declareConnectionTo', 'do'],
    ] as const
  ).map(([dataClass, verb]) => ({
    subject: accountId,
    dataClass,
    verb,
    validFrom: registeredAt,
    validUntil: null,
  }))

export const registerRejections = {
  NOT_A_MEDIATOR: { sentence: 'Choose somebody who has the role of a mediator', readers: ['staff'] },
  REGISTERED_ALREADY: { sentence: 'This mediator is in the register already', readers: ['staff'] },
  ACCREDITATION_OVER: {
    sentence: 'Enter a day that is still to come: an accreditation that has run out bars assignment',
    readers: ['staff'],
  },
  DECLARE_IT_ON_THE_CASE: {
    sentence:
      'This person takes part in a case for which you are asked or assigned. Declare the connection on that case: your part in it then ends at once',
    readers: ['staff'],
  },
} as const satisfies Record<string, RejectionText>

export const explainRegister = explainWith(
  registerRejections,
  'This cannot be done now. If you have questions, ask case support',
)
