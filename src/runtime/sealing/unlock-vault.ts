import { randomBytes } from "node:crypto"
import { mkdir, open, readFile, stat } from "node:fs/promises"
import { dirname } from "node:path"
import { sql } from "kysely"
import type { Database } from "../database.ts"
import type { Log } from "../log.ts"
import { openLocalCustody } from "./key-custody.ts"
import type { VaultCondition } from "./vault.ts"

/** Where the key-encryption key comes from: the environment before the file. */
export interface KeySource {
  /** Absolute. Made with the first firm's database when absent, readable by its owner alone. */
  readonly file: string
  /** 32 bytes in base64, from the environment: then no file is read or made. */
  readonly key?: string
  /** The key that is to take its place; never made here, since every server is to hold the same. */
  readonly next?: { readonly file: string } | { readonly key: string }
}

const keyBytes = 32
const ownerOnly = 0o600
const othersMay = 0o077

/**
 * Gives the database's vault its key-encryption key. A new key is made only for a database that holds no data key yet.
 * A key that is missing or wrong leaves the vault locked, and the house starts all the same: what needs personal data is
 * refused, the rest goes on, and nothing is ever kept in clear instead.
 */
export async function unlockVault(database: Database, { source, log }: { source: KeySource; log: Log }): Promise<VaultCondition> {
  const { vault } = database
  const needed = await readKeyHolders(database)
  const first = await obtainKey(source, { mayMake: needed.length === 0, log })
  const next = source.next === undefined ? undefined : await obtainNext(source.next, log)
  // Once the change is over the first file may be gone: what takes its place then serves alone.
  const custodies = [first, next].filter((bytes) => Buffer.isBuffer(bytes)).map(openLocalCustody)
  const [custody, other] = custodies
  const isWhole = needed.every((custodyId) => custodies.some((one) => one.custodyId === custodyId))
  if (custody !== undefined && isWhole) vault.unlock(custody, other?.custodyId === custody.custodyId ? undefined : other)
  else vault.lock(typeof first === "string" ? first : "key_wrong")
  const condition = vault.condition()
  if (condition !== "unlocked") log.error({ condition, file: source.file }, "Personal data stay sealed: the key-encryption key is not here")
  return condition
}

/** Whether some data key of this database was wrapped by a key-encryption key that this process does not hold. */
export async function lacksKey(database: Database): Promise<boolean> {
  const { vault } = database
  const held = [vault.custody(), vault.nextCustody()].map((custody) => custody?.custodyId)
  return (await readKeyHolders(database)).some((custodyId) => !held.includes(custodyId))
}

async function obtainNext(next: NonNullable<KeySource["next"]>, log: Log): Promise<Buffer | undefined> {
  const bytes = await ("key" in next ? obtainKey({ file: "", ...next }, { mayMake: false, log }) : obtainKey(next, { mayMake: false, log }))
  if (Buffer.isBuffer(bytes)) return bytes
  log.error(
    { problem: bytes, ...("file" in next ? { file: next.file } : {}) },
    "The key that is to take over cannot be used; nothing is wrapped by it",
  )
  return undefined
}

/** Which key-encryption keys wrapped the data keys of this database. */
export async function readKeyHolders({ kysely }: Pick<Database, "kysely">): Promise<string[]> {
  const rows = await kysely
    .selectFrom("data_key")
    .select("wrapped_by")
    .distinct()
    .where("subject_id", "is", null)
    .where("destroyed_at", "is", null)
    .where(sql<boolean>`wrapped is not null`)
    .execute()
  return rows.map((row) => row.wrapped_by)
}

async function obtainKey(
  { file, key }: KeySource,
  { mayMake, log }: { mayMake: boolean; log: Log },
): Promise<Buffer | "key_missing" | "key_wrong"> {
  if (key !== undefined) return parseKey(key)
  if (mayMake) await makeKeyFile(file)
  const text = await readFile(file, "utf8").catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === "ENOENT") return undefined
    throw problem
  })
  if (text === undefined) return "key_missing"
  if (((await stat(file)).mode & othersMay) !== 0)
    log.warn({ file }, "Others on this machine may read the key file; give it to its owner alone")
  return parseKey(text)
}

function parseKey(text: string): Buffer | "key_wrong" {
  const bytes = Buffer.from(text.trim(), "base64")
  return bytes.length === keyBytes && bytes.toString("base64") === text.trim() ? bytes : "key_wrong"
}

/** Leaves a file alone that is there already, also one that another process makes at this moment. */
async function makeKeyFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, "wx", ownerOnly).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === "EEXIST") return undefined
    throw problem
  })
  if (handle === undefined) return
  await handle.writeFile(`${randomBytes(keyBytes).toString("base64")}\n`)
  await handle.sync()
  await handle.close()
}
