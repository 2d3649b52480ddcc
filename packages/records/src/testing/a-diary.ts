import { randomUUID } from 'node:crypto'
import { advise, decideBy, emailText, longText, type Rule, reasonsFor, reject, text } from '@concord/domain/shared'
import { z } from 'zod'
import type { Actor, Partner } from '../actor.ts'
import { poolOf } from '../connection.ts'
import { performWith } from '../performing/perform.ts'
import type { RootStore } from '../performing/store.ts'
import { parseKeyRing } from '../vault/key-ring.ts'
import type { MortalKeys } from '../vault/mortal-keys.ts'
import { keysInMemory } from './mortal-keys.ts'
import { aWall } from './opened-mediation.ts'

/**
 * An invented kind of root with one of everything that the doors offer: drafts, mortal texts, marks, a guide, a parent. The doors
 * are tried with it, so that their tests do not change with a service's rules.
 */
type Diary = {
  readonly id: string
  readonly parentId: string | null
  readonly reference: string
  readonly writer: string
  readonly draftId: string | null
  readonly entryId: string | null
  readonly isClosed: boolean
}
type Context = {
  readonly actor: Exclude<Actor, Partner>
  readonly now: string
  readonly made: (name: string) => string
  readonly parentId: string | null
  readonly isConnected: boolean
  readonly isPartyAlready: boolean
}

const person = (kind: 'party' | 'connection') =>
  z.object({
    name: text('ID', 120, kind === 'party' ? 'made' : 'actor', 'Enter a name', kind),
    email: emailText(kind === 'party' ? 'made' : 'actor', 'Enter an address', 'ID', kind),
  })
const schemas = {
  openDiary: z.object({ person: person('party').optional() }),
  saveDraft: z.object({ draft: longText('OD', 500, 'actor', 'Write something first') }),
  handIn: z.object({ entry: longText('OS', 500, 'actor', 'Write something first'), reasons: reasonsFor('AM-2') }),
  addPerson: z.object({ person: person('party') }),
  declareTo: z.object({ person: person('connection') }),
  closeDiary: z.object({}),
}
type Command = { readonly name: keyof typeof schemas; readonly [field: string]: unknown }

type DiaryRule = Rule<Diary | null, Command, Context>
const isOpen: DiaryRule = (diary) => (diary?.isClosed ? reject('AM-22', 'DIARY_IS_CLOSED') : undefined)
const entryIsNotEarly: DiaryRule = () => advise('AM-2', 'ENTRY_IS_EARLY')
const writerIsUnconnected: DiaryRule = (_, __, { isConnected }) =>
  isConnected ? reject('AM-1', 'WRITER_IS_CONNECTED') : undefined
const personIsElsewhere: DiaryRule = (_, __, { isPartyAlready }) =>
  isPartyAlready ? reject('AM-1', 'PERSON_IS_IN_DIARY') : undefined

const decide = decideBy<Diary | null, Command, Context>({
  openDiary: [],
  saveDraft: [isOpen],
  handIn: [isOpen, entryIsNotEarly],
  addPerson: [isOpen, writerIsUnconnected],
  declareTo: [isOpen, personIsElsewhere],
  closeDiary: [isOpen],
})

const next = (diary: Diary | null, command: Command, { actor, made, parentId }: Context): Diary => {
  if (diary === null) {
    const writer = actor.kind === 'system' ? '' : actor.id
    const open = { parentId, writer, draftId: null, entryId: null, isClosed: false }
    return { id: made('root'), reference: made('reference'), ...open }
  }
  const textOf = (field: string) => (command[field] as { textId: string }).textId
  if (command.name === 'saveDraft') return { ...diary, draftId: textOf('draft') }
  if (command.name === 'handIn') return { ...diary, entryId: textOf('entry') }
  return command.name === 'closeDiary' ? { ...diary, isClosed: true } : diary
}

export const diaryStore: RootStore<Diary, Command, Context> = {
  kind: 'diary',
  service: 'diaries',
  schemas,
  opens: 'openDiary',
  mayOpen: ['senior-adviser'],
  opensUnder: 'diary',
  drafts: ['saveDraft'],
  keyOf: (dataClass, ownerId) => (['OD', 'OS'].includes(dataClass) ? `outline.${ownerId}` : null),
  keysBefore: (command, actorId) => (command === 'openDiary' ? [`outline.${actorId}`] : []),
  findByReference: async (sql, reference) =>
    (
      await sql<{ root_id: string }>("select root_id from advice.diary where state ->> 'reference' = $1", [reference])
    )[0]?.root_id ?? null,
  load: async (sql, rootId) =>
    (await sql<{ state: Diary }>('select state from advice.diary where root_id = $1', [rootId]))[0]?.state ?? null,
  save: (write, _, after) =>
    write('insert into advice.diary values ($1, $2) on conflict (root_id) do update set state = excluded.state', [
      after.id,
      after,
    ]),
  contextFor: async (sql, command, asking) => {
    const marks = command.name === 'openDiary' ? [] : asking.marks.at('person')
    const ask = async (what: string, values: readonly unknown[]) =>
      (await sql<{ answer: boolean }>(`select ${what} as answer`, values))[0]?.answer ?? false
    const owner = asking.actor.kind === 'system' ? null : asking.actor.id
    const [isConnected, isPartyAlready] = await Promise.all([
      ask("advice.is_marked($1::bytea[], 'connection', $2)", [marks, owner]),
      ask("advice.is_marked_among_own($1::bytea[], 'party')", [marks]),
    ])
    return { ...asking, isConnected, isPartyAlready }
  },
  decide,
  evolve: next,
  explain: (breach) => ({ ...breach, message: breach.code }),
  grantsOf: ({ writer }) =>
    [
      ...['OD', 'OS', 'ID'].map((dataClass) => ({ dataClass, verb: 'R' as const })),
      ...Object.keys(schemas).map((dataClass) => ({ dataClass, verb: 'do' as const })),
    ].map((right) => ({ ...right, subject: writer, validFrom: '2020-01-01T00:00:00.000Z', validUntil: null })),
  promisesOf: () => [],
  wasKept: () => false,
  stageOf: ({ isClosed }) => (isClosed ? 'closed' : 'open'),
  openedAt: () => '2020-01-01T00:00:00.000Z',
}

/** The writing door over a wall's database, for diaries alone. */
export const aDiaryDoor = async () => {
  const wall = await aWall()
  const { admin, urlOf, vaultKeys, digestKey } = wall.database
  await admin.query('alter table advice.root drop constraint root_kind_check')
  await admin.query('create table advice.diary (root_id uuid primary key, state jsonb not null)')
  await admin.query('alter table advice.diary owner to migrator')
  await admin.query("call app.guard('diary', null, false, false)")
  await admin.query('grant select, insert, update on advice.diary to decide_advice')
  // A diary is found by whoever has a grant on it.
  await admin.query(
    'create policy to_find on advice.diary for select to decide_advice using (exists (select 1 from advice.access_grant g where g.root_id = diary.root_id and g.subject = (select app.actor())))',
  )
  const pool = poolOf(urlOf('decide_advice'))
  const keys = keysInMemory()
  const performWithKeys = (mortalKeys: MortalKeys) =>
    performWith([diaryStore], {
      pool,
      ring: parseKeyRing(vaultKeys),
      digestKey: Buffer.from(digestKey, 'base64'),
      mortalKeys,
    })
  const perform = performWithKeys(keys)
  return {
    wall,
    keys,
    performWithKeys,
    /** @throws with the answer, where it is not accepted */
    open: async (by: Actor, input: object = {}) => {
      const answer = await perform(by, { submissionId: randomUUID(), name: 'openDiary', input })
      if (answer.kind !== 'accepted') throw new Error(JSON.stringify(answer))
      return { rootId: answer.rootId, reference: answer.made('reference') }
    },
    openUnder: (by: Actor, reference: string) =>
      perform(by, { submissionId: randomUUID(), name: 'openDiary', input: {}, parent: { reference } }),
    send: (by: Actor, reference: string, name: string, input: object, submissionId: string = randomUUID()) =>
      perform(by, { submissionId, name, input, root: { reference } }),
    stateOf: async (rootId: string) =>
      (await wall.rows<{ state: Diary }>('select state from advice.diary where root_id = $1', [rootId]))[0]?.state,
    close: async () => {
      await pool.end()
      await wall.close()
    },
  }
}
