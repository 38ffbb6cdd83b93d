import type { Database } from "../src/runtime/database.ts"
import { openLocalCustody } from "../src/runtime/sealing/key-custody.ts"
import type { KeySource } from "../src/runtime/sealing/unlock-vault.ts"

const bytes = Buffer.alloc(32, "no key of anybody's")

/** The key-encryption key of every test's house. No file is read or made. */
export const testKeys: KeySource = { file: "/no/such/file", key: bytes.toString("base64") }

/** Gives a database that a test opened by itself the key of the tests. */
export function unlockForTest(database: Database): Database {
  database.vault.unlock(openLocalCustody(bytes))
  return database
}
