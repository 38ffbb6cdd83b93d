import { Kysely, PostgresDialect, type Transaction } from "kysely"
import pg from "pg"
import { openCodedPool } from "./coded-pool.ts"
import type { Observer } from "./observer.ts"
import type { Schema } from "./schema.ts"
import { openVault, type Vault } from "./sealing/vault.ts"

declare const audited: unique symbol

/** The database of this process. `pool` is for the hot path's hand-written, named statements. */
export interface Database {
  readonly kysely: Kysely<Schema> & WithVault
  readonly vault: Vault
  readonly pool: pg.Pool
  readonly url: string
  /** Counts how calls go together, where somebody counts. */
  readonly observer?: Observer
}

/** What a store needs to read: no way to write leads from here. */
export type Reading = Pick<Kysely<Schema>, "selectFrom">

/** The data keys travel with whatever reads and writes what is sealed. */
interface WithVault {
  readonly vault: Vault
}

/** What a store needs to read personal data, which are sealed in every table that holds them. */
export type PersonalReading = Reading & WithVault

/** What a store needs to write. Only `audit/` hands it out, in exchange for the entries that say what is being done. */
export type Writing = Transaction<Schema> & WithVault & { readonly [audited]: true }

const poolSize = 16
const connectMilliseconds = 10_000
const statementMilliseconds = 60_000

const date = 1082
const timestamptz = 1184
const types = new pg.TypeOverrides()
types.setTypeParser(date, (text) => text)
types.setTypeParser(timestamptz, (text) => new Date(text).toISOString())

/** Opens a pool to a PostgreSQL that answers at `url`. Nothing is sent until the first query. The vault is locked until it is given its key. */
export function openDatabase(url: string): Database {
  const pool = openCodedPool({
    connectionString: url,
    max: poolSize,
    types,
    connectionTimeoutMillis: connectMilliseconds,
    statement_timeout: statementMilliseconds,
    application_name: "shekara",
  })
  const vault = openVault()
  return { pool, url, vault, kysely: Object.assign(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), { vault }) }
}

/** Closes every connection. The kysely side shares the pool, and ends it only if it was used. */
export async function closeDatabase({ kysely, pool }: Database): Promise<void> {
  await kysely.destroy()
  if (!pool.ending) await pool.end()
}
