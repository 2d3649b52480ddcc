import { createHash, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import { type Sql, sqlOf } from '../connection.ts'
import type { InPrisma } from '../prisma-door.ts'
import { partnerClientsOn } from './partner-clients.ts'

const minute = 60_000
const hour = 60 * minute
/** How long each lives, by the machine clock; a personal link by the service clock, in days. */
const lifetimes = {
  staffSession: 8 * hour,
  partySession: 2 * hour,
  attempt: 10 * minute,
  code: 10 * minute,
  linkDays: 60,
}
const triesOfACode = 5

/** Ids and tokens are kept as hashes alone: who reads the table cannot use them. */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
const newToken = (): string => randomBytes(32).toString('base64url')

export type Session = { readonly kind: 'staff' | 'party'; readonly subject: string }
export type StaffAccount = { readonly id: string; readonly displayName: string; readonly roles: readonly string[] }
export type CodeProblem = 'wrong' | 'expired' | 'tooMany'

const sessionsOn = (sql: Sql) => ({
  /** @returns the opaque id, which is kept nowhere here, and when it ends */
  open: async (kind: Session['kind'], subject: string): Promise<{ session: string; expiresAt: string }> => {
    const session = newToken()
    const life = kind === 'staff' ? lifetimes.staffSession : lifetimes.partySession
    const [row] = await sql<{ expires_at: Date }>(
      `insert into platform.session (hash, kind, subject, wall, created_at, expires_at)
       values ($1, $2, $3, 'advice', app.machine_now(), app.machine_now() + $4 * interval '1 millisecond') returning expires_at`,
      [hashOf(session), kind, subject, life],
    )
    return { session, expiresAt: row?.expires_at.toISOString() ?? '' }
  },
  find: async (session: string): Promise<Session | null> => {
    const [row] = await sql<{ kind: Session['kind']; subject: string }>(
      'select kind, subject from platform.session where hash = $1 and expires_at > app.machine_now()',
      [hashOf(session)],
    )
    return row ?? null
  },
  close: async (session: string): Promise<void> => {
    await sql('delete from platform.session where hash = $1', [hashOf(session)])
  },
})

const staffOn = (sql: Sql) => {
  const account = async (condition: string, value: string): Promise<StaffAccount | null> => {
    const [row] = await sql<{ id: string; display_name: string; roles: string[] }>(
      `select a.id, a.display_name, coalesce(array_agg(r.role) filter (where r.role is not null), '{}') as roles
       from platform.staff_account a left join platform.staff_role r on r.account_id = a.id and r.wall = 'advice'
       where a.active and ${condition} group by a.id`,
      [value],
    )
    return row && row.roles.length > 0 ? { id: row.id, displayName: row.display_name, roles: row.roles } : null
  }
  return {
    /** The account of a subject that the provider vouches for; null where it is not active or has no role left. */
    bySubject: (subject: string) => account('a.oidc_subject = $1', subject),
    byId: (id: string) => account('a.id = $1', id),
    /** Where to write to somebody of the staff; null where the account is not active, or has no address. */
    addressOf: async (id: string): Promise<string | null> =>
      (
        await sql<{ email: string | null }>('select email from platform.staff_account where id = $1 and active', [id])
      )[0]?.email ?? null,
    /** Everybody by name, also who has left or has no role here: they are still named where they acted. */
    everybody: async (): Promise<readonly StaffAccount[]> => {
      const rows = await sql<{ id: string; display_name: string; roles: string[] }>(
        `select a.id, a.display_name, coalesce(array_agg(r.role) filter (where a.active and r.role is not null), '{}') as roles
         from platform.staff_account a left join platform.staff_role r on r.account_id = a.id and r.wall = 'advice'
         group by a.id order by a.display_name, a.id`,
      )
      return rows.map(({ id, display_name, roles }) => ({ id, displayName: display_name, roles }))
    },
  }
}

const attemptsOn = (sql: Sql) => ({
  begin: async (state: string, verifier: string): Promise<void> => {
    await sql(
      "delete from platform.sign_in_attempt where created_at < app.machine_now() - $1 * interval '1 millisecond'",
      [lifetimes.attempt],
    )
    await sql(
      'insert into platform.sign_in_attempt (state_hash, verifier, created_at) values ($1, $2, app.machine_now())',
      [hashOf(state), verifier],
    )
  },
  /** The verifier of an attempt, once. */
  take: async (state: string): Promise<string | null> => {
    const [row] = await sql<{ verifier: string; fresh: boolean }>(
      `delete from platform.sign_in_attempt where state_hash = $1
       returning verifier, created_at > app.machine_now() - $2 * interval '1 millisecond' as fresh`,
      [hashOf(state), lifetimes.attempt],
    )
    return row?.fresh ? row.verifier : null
  },
})

const linksOn = (sql: Sql) => ({
  /** Makes a token and commits its hash; earlier ones stay good until they expire. */
  make: async (partyId: string): Promise<string> => {
    const token = newToken()
    await sql(
      "insert into platform.personal_link (hash, wall, party_id, expires_at) values ($1, 'advice', $2, app.now() + $3 * interval '1 day')",
      [hashOf(token), partyId, lifetimes.linkDays],
    )
    return token
  },
  find: async (token: string): Promise<{ partyId: string; expired: boolean } | null> => {
    const [row] = await sql<{ party_id: string; expired: boolean }>(
      'select party_id, expires_at <= app.now() as expired from platform.personal_link where hash = $1',
      [hashOf(token)],
    )
    return row ? { partyId: row.party_id, expired: row.expired } : null
  },
})

const codesOn = (sql: Sql, pepper: Buffer) => {
  // Six digits are guessed from a bare hash in no time: the hash is keyed.
  const codeHash = (id: string, code: string) => createHash('sha256').update(pepper).update(`${id}/${code}`).digest()
  return {
    /** Makes six digits, commits their hash, and takes the place of an earlier code. */
    make: async (partyId: string): Promise<string> => {
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      const id = randomUUID()
      await sql(
        `insert into platform.link_code (id, wall, party_id, code_hash, made_at, expires_at)
         values ($1, 'advice', $2, $3, app.machine_now(), app.machine_now() + $4 * interval '1 millisecond')`,
        [id, partyId, codeHash(id, code), lifetimes.code],
      )
      return code
    },
    /** Spends the latest code. Every try is counted before it is looked at, so that tries side by side are counted too. */
    spend: async (partyId: string, code: string): Promise<CodeProblem | null> => {
      const [row] = await sql<{ id: string; code_hash: Buffer; tries: number; over: boolean }>(
        `update platform.link_code set tries = tries + 1 where id = (
           select id from platform.link_code where party_id = $1 order by made_at desc limit 1)
         returning id, code_hash, tries, (spent_at is not null or expires_at <= app.machine_now()) as over`,
        [partyId],
      )
      if (!row || row.over) return 'expired'
      if (row.tries > triesOfACode) return 'tooMany'
      if (!timingSafeEqual(row.code_hash, codeHash(row.id, code))) return 'wrong'
      const spent = await sql(
        'update platform.link_code set spent_at = app.machine_now() where id = $1 and spent_at is null returning 1',
        [row.id],
      )
      return spent.length === 1 ? null : 'expired'
    },
  }
}

/** What the platform keeps, through the role `sign_in`: sessions, staff and their roles, personal links, codes and partners' clients. */
export const platformRecordsOn = (pool: pg.Pool, pepper: Buffer) => {
  const sql = sqlOf(pool)
  return {
    sessions: sessionsOn(sql),
    staff: staffOn(sql),
    attempts: attemptsOn(sql),
    links: linksOn(sql),
    codes: codesOn(sql, pepper),
    partnerClients: partnerClientsOn(sql),
  }
}

export type OrganisationLine = { readonly id: string; readonly name: string; readonly nation: string }

/** Every organisation, by name: those out of scope too, because the refusal says where to go instead. */
export const listOrganisations = (prisma: InPrisma): Promise<OrganisationLine[]> =>
  prisma((models) =>
    models.organisation.findMany({
      select: { id: true, name: true, nation: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  )
