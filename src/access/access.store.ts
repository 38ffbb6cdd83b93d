import { type Selectable, sql } from "kysely"
import type { PersonalReading, Reading, Writing } from "../runtime/database.ts"
import type { Schema } from "../runtime/schema.ts"
import { makeEntityKeys } from "../runtime/sealing/data-keys.store.ts"
import { indexerOf, indexersOf } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Language } from "../vocabulary/language.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Role } from "../vocabulary/role.ts"
import { openAccounts, type PersonalAccount, sealAccount } from "./personal-account.store.ts"

/** The firm whose records are kept apart. */
export interface Entity {
  readonly entityId: EntityId
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly isDemonstration: boolean
}

export const userStates = ["invited", "active", "disabled"] as const
/** A person of the firm. `invited` until the person has chosen a password, or come in through the identity provider. */
export interface User {
  readonly userId: Id
  readonly login: string
  readonly displayName: string
  readonly language: Language
  readonly roles: readonly Role[]
  readonly state: (typeof userStates)[number]
  readonly lockedUntil: Instant | null
  readonly createdAt: Instant
  readonly version: number
}

export interface NewUser extends Pick<User, "userId" | "login" | "displayName" | "language" | "roles" | "createdAt"> {
  /** Null for somebody who chooses the password by a one-time link, and for invented people. */
  readonly passwordHash: string | null
}

/** The firm this database keeps, or undefined before it is set up. One database keeps one firm so far. */
export async function findOnlyEntity(reading: Reading): Promise<Entity | undefined> {
  const row = await reading.selectFrom("entity").selectAll().orderBy("created_at").orderBy("entity_id").limit(1).executeTakeFirst()
  return row === undefined ? undefined : entityOf(row)
}

export async function findEntity(reading: Reading, entityId: EntityId): Promise<Entity | undefined> {
  const row = await reading.selectFrom("entity").selectAll().where("entity_id", "=", entityId).executeTakeFirst()
  return row === undefined ? undefined : entityOf(row)
}

/** Adds the firm, with the data keys under which all that is personal in it will be sealed. */
export async function addEntity(writing: Writing, entity: Entity & { readonly createdAt: Instant }): Promise<void> {
  await writing
    .insertInto("entity")
    .values({
      entity_id: entity.entityId,
      name: entity.name,
      country: entity.country,
      is_demonstration: entity.isDemonstration,
      created_at: entity.createdAt,
    })
    .execute()
  await makeEntityKeys(writing, entity.entityId, entity.createdAt)
}

/** Whether somebody administers a firm here, in any entity. Until then the setup link is the only way in. */
export async function isAdministered(reading: Reading): Promise<boolean> {
  const row = await reading
    .selectFrom("user_account")
    .select("user_id")
    .where("disabled_at", "is", null)
    .where(sql<boolean>`'administrator' = any(roles)`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function findUser(reading: PersonalReading, entityId: EntityId, userId: Id): Promise<User | undefined> {
  const row = await reading
    .selectFrom("user_account")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .executeTakeFirst()
  return row === undefined ? undefined : (await usersOf(reading, entityId, [row]))[0]
}

/** People of the firm, newest first, one more than `limit` when there are more. */
export async function listUsers(
  reading: PersonalReading,
  entityId: EntityId,
  { cursor, limit }: { cursor?: Id | undefined; limit: number },
): Promise<User[]> {
  let query = reading.selectFrom("user_account").selectAll().where("entity_id", "=", entityId)
  if (cursor !== undefined) query = query.where("user_id", "<", cursor)
  const rows = await query
    .orderBy("user_id", "desc")
    .limit(limit + 1)
    .execute()
  return usersOf(reading, entityId, rows)
}

/** Refuses with `access.login_taken` when somebody of the firm has the login, under whichever key it is indexed. */
export async function addUser(writing: Writing, entityId: EntityId, user: NewUser): Promise<void> {
  await lockIndexes(writing, entityId)
  const taken = await writing
    .selectFrom("user_account")
    .select("user_id")
    .where("entity_id", "=", entityId)
    .where("login_index", "in", await indexesOfLogin(writing, entityId, user.login))
    .executeTakeFirst()
  if (taken !== undefined) throw refuse("access.login_taken")
  const { numInsertedOrUpdatedRows } = await writing
    .insertInto("user_account")
    .values({
      entity_id: entityId,
      user_id: user.userId,
      personal: await sealAccount(writing, entityId, user),
      login_index: await indexLogin(writing, entityId, user.login),
      language: user.language,
      roles: [...user.roles],
      password_hash: user.passwordHash,
      created_at: user.createdAt,
    })
    .onConflict((conflict) => conflict.columns(["entity_id", "login_index"]).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw refuse("access.login_taken")
}

/**
 * While the index key is changed one text may stand under either of two keys, so that a unique column alone cannot tell it is
 * there twice. Whoever gives an account a login or an identity looks and writes behind this lock, which the commit releases.
 */
export async function lockIndexes(writing: Writing, entityId: EntityId): Promise<void> {
  await sql`select from entity where entity_id = ${entityId} for no key update`.execute(writing)
}

const loginColumn = "user_account.login_index"

/** What is written in the database in place of a login. */
export async function indexLogin(reading: PersonalReading, entityId: EntityId, login: string): Promise<Buffer> {
  return (await indexerOf(reading, entityId, loginColumn))(login)
}

/** What may stand in the database in place of a login, so that signing in finds it. */
export async function indexesOfLogin(reading: PersonalReading, entityId: EntityId, login: string): Promise<Buffer[]> {
  return (await indexersOf(reading, entityId, loginColumn)).map((index) => index(login))
}

const identityColumn = "user_account.provider_index"

/** What is written in the database in place of an identity. */
export async function indexIdentity(reading: PersonalReading, entityId: EntityId, identity: string): Promise<Buffer> {
  return (await indexerOf(reading, entityId, identityColumn))(identity)
}

export async function indexesOfIdentity(reading: PersonalReading, entityId: EntityId, identity: string): Promise<Buffer[]> {
  return (await indexersOf(reading, entityId, identityColumn)).map((index) => index(identity))
}

/** Fields left out stay as they are; `disabledAt: null` enables again. */
export interface UserChange {
  readonly displayName?: string
  readonly language?: Language
  readonly roles?: readonly Role[]
  readonly disabledAt?: Instant | null
}

/** Changes the version of the user that was read. Refuses when it has changed since. */
export async function saveUserChange(
  writing: Writing,
  entityId: EntityId,
  { before, change }: { before: User; change: UserChange },
): Promise<void> {
  const { displayName, language, roles, disabledAt } = change
  const personal = displayName === undefined ? undefined : await sealAccount(writing, entityId, { ...before, displayName })
  const { numUpdatedRows } = await writing
    .updateTable("user_account")
    .set({
      version: sql<number>`version + 1`,
      ...(personal === undefined ? {} : { personal }),
      ...(language === undefined ? {} : { language }),
      ...(roles === undefined ? {} : { roles: [...roles] }),
      ...(disabledAt === undefined ? {} : { disabled_at: disabledAt }),
    })
    .where("entity_id", "=", entityId)
    .where("user_id", "=", before.userId)
    .where("version", "=", before.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw refuse("request.version_conflict", { userId: before.userId })
}

/** Who can administer the firm now. Their rows stay locked to the end of the transaction, so that two people cannot remove each other. */
export async function lockActiveAdministrators(writing: Writing, entityId: EntityId): Promise<Id[]> {
  const rows = await writing
    .selectFrom("user_account")
    .innerJoin("entity", "entity.entity_id", "user_account.entity_id")
    .select("user_account.user_id")
    .where("user_account.entity_id", "=", entityId)
    .where("disabled_at", "is", null)
    .where(sql<boolean>`'administrator' = any(roles)`)
    .where((where) => where.or([where("password_hash", "is not", null), where("is_demonstration", "=", true)]))
    .orderBy("user_account.user_id")
    .forUpdate("user_account")
    .execute()
  return rows.map((row) => row.user_id)
}

function entityOf(row: Selectable<Schema["entity"]>): Entity {
  return { entityId: row.entity_id, name: row.name, country: row.country, isDemonstration: row.is_demonstration }
}

async function usersOf(reading: PersonalReading, entityId: EntityId, rows: readonly Selectable<Schema["user_account"]>[]): Promise<User[]> {
  const opened = await openAccounts(
    reading,
    entityId,
    rows.map(({ user_id: userId, personal }) => ({ userId, personal })),
  )
  return rows.map((row, index) => userOf(row, opened[index] as PersonalAccount))
}

function userOf(row: Selectable<Schema["user_account"]>, { login, displayName }: PersonalAccount): User {
  const state = row.disabled_at !== null ? "disabled" : row.password_hash === null && row.provider_index === null ? "invited" : "active"
  return {
    userId: row.user_id,
    login,
    displayName,
    language: row.language as Language,
    roles: row.roles,
    state,
    lockedUntil: row.locked_until,
    createdAt: row.created_at,
    version: row.version,
  }
}
