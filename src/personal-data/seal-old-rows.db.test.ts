import { expect, test } from "vitest"
import { freshDatabase } from "../../test/fresh-database.ts"
import { findUser } from "../access/access.store.ts"
import { findAccount } from "../access/account.store.ts"
import { findApiKey } from "../access/api-key.store.ts"
import { findOneTimeCode } from "../access/one-time-code.store.ts"
import { listPasskeys } from "../access/passkey.store.ts"
import { listCaseEvents, loadCase } from "../cases/cases.store.ts"
import { listEvidence, loadEvidenceContent } from "../cases/evidence.store.ts"
import { listCustomers } from "../customers/customers.store.ts"
import { systemClock } from "../runtime/clock.ts"
import type { Database } from "../runtime/database.ts"
import { openLog } from "../runtime/log.ts"
import { migrate, migrateEmptyTo } from "../runtime/migrate.ts"
import { newId } from "../runtime/new-id.ts"
import { listDecisions } from "../transfers/decisions.store.ts"
import { loadTransfer } from "../transfers/transfers.store.ts"
import { sealOldRows } from "./seal-old-rows.flow.ts"

const entityId = "01900000-0000-7000-8000-000000000001"
const id = "01900000-0000-7000-8000-0000000000ff"
const at = "'2026-11-22T08:00:00Z'"

/** Rows as the first house wrote them, in clear; all of it invented. */
const rows = `
insert into entity values ('${entityId}', 'Synthetic LLP', 'KZ', false, ${at});
insert into user_account values ('${entityId}', '${id}', 'asel', 'Asel Oldclear', 'kk', '{analyst}', 'hash', 0, null, null, ${at}, 1);
insert into customer select '${entityId}', gen_random_uuid(), 'SYN-' || n, 'natural', 'Oldclear Number' || n, 'KZ', 'active', '{}', null, null, null, null, null, ${at}, ${at}, 1
  from generate_series(2, 450) n;
insert into customer values ('${entityId}', '${id}', 'SYN-1', 'natural', 'Daniyar Oldclear', 'KZ', 'active', '{withdrawal}', 'TOldclear', 'Oldclear street', 'OLDCLEAR-1', '1990-01-01', 'Oldcleartown', ${at}, ${at}, 1);
insert into transfer values ('${entityId}', '${id}', 'key-1', '\\x06', '${id}', 'withdrawal', 'USDT', 1000000, '{"kind":"natural","name":"Somebody Oldclear"}', 'vasp', 'Oldclear Exchange', 100, 'held', ${at}, null, 1);
insert into decision values ('${entityId}', '${id}', '${id}', 'submission', 'hold', '{"name":"Oldclear"}', '\\x07', '["oldclear"]', 'digest', '0.1.0', ${at});
insert into case_file values ('${entityId}', '${id}', 'transfer', '${id}', 'prepared', '${id}', ${at}, ${at}, '${id}', ${at}, '{"why":"oldclear"}', null, null, null, 1);
insert into case_event values ('${entityId}', '${id}', '${id}', 'noted', '${id}', ${at}, '{"text":"oldclear"}');
insert into evidence values ('${entityId}', '${id}', '${id}', 'oldclear.txt', 'text/plain', 'oldclear', '\\x09', '${id}', ${at})`

async function oldHouse(): Promise<Database> {
  const database = await freshDatabase({ isEmpty: true })
  await migrateEmptyTo(database, "0001-first-house")
  await database.pool.query(rows)
  await migrate(database)
  return database
}

async function clearTextsIn({ pool }: Database): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'")
  const found: string[] = []
  for (const { name } of tables) {
    const { rowCount } = await pool.query(
      `select 1 from ${name} t where t::text ilike '%oldclear%' or t::text ilike '%${hexOf("oldclear")}%'`,
    )
    if (rowCount !== 0) found.push(name)
  }
  return found
}

function hexOf(text: string): string {
  return Buffer.from(text).toString("hex")
}

const partsOn = (database: Database) => ({ database, clock: systemClock, newId, log: openLog("silent") })

test("what an older version left in clear is refused before it is sealed, and reads as before afterwards", async () => {
  const database = await oldHouse()
  const { kysely } = database
  expect(await clearTextsIn(database)).not.toEqual([])
  await expect(loadTransfer(kysely, entityId, id)).rejects.toMatchObject({ code: "service.sealed" })
  await expect(loadCase(kysely, entityId, id)).rejects.toMatchObject({ code: "service.sealed" })
  await sealOldRows(partsOn(database))
  expect(await clearTextsIn(database)).toEqual([])
  expect(await listCustomers(kysely, entityId, { search: "oldclear DANIYAR", limit: 5 })).toMatchObject([
    { reference: "SYN-1", name: "Daniyar Oldclear", walletAddress: "TOldclear", birthDate: "1990-01-01", birthPlace: "Oldcleartown" },
  ])
  expect(await loadTransfer(kysely, entityId, id)).toMatchObject({
    otherParty: { name: "Somebody Oldclear" },
    otherVaspName: "Oldclear Exchange",
  })
  expect(await listDecisions(kysely, entityId, id)).toMatchObject([{ texts: { facts: '{"name":"Oldclear"}', findings: '["oldclear"]' } }])
  expect(await loadCase(kysely, entityId, id)).toMatchObject({ preparation: { why: "oldclear" }, dataSubjectId: id })
  expect(await listCaseEvents(kysely, entityId, id)).toMatchObject([{ body: { text: "oldclear" } }])
  expect(await listEvidence(kysely, entityId, id)).toMatchObject([{ name: "oldclear.txt", size: 8 }])
  expect((await loadEvidenceContent(kysely, entityId, { caseId: id, evidenceId: id }))?.content.toString()).toBe("oldclear")
  expect(await findUser(kysely, entityId, id)).toMatchObject({ login: "asel", displayName: "Asel Oldclear" })
  expect(await findAccount(kysely, entityId, { login: "asel" })).toMatchObject({ userId: id })
})

test("secrets of authenticator apps and names of keys and passkeys, which a later version left in clear, work as before once sealed", async () => {
  const database = await freshDatabase({ isEmpty: true })
  await migrateEmptyTo(database, "0012-keys-and-erasures")
  const factor = Buffer.from("oldclear secret of a code")
  await database.pool.query(`
    insert into entity values ('${entityId}', 'Synthetic LLP', 'KZ', false, ${at});
    insert into user_account (entity_id, user_id, unsealed, language, roles, password_hash, created_at)
      values ('${entityId}', '${id}', '{"login":"asel","displayName":"Asel"}', 'kk', '{officer}', 'hash', ${at});
    insert into one_time_code values ('${entityId}', '${id}', '\\x${factor.toString("hex")}', ${at}, ${at}, 7);
    insert into passkey values ('${entityId}', 'credential-1', '${id}', '\\x01', 0, 'Oldclear telephone', ${at}, null);
    insert into api_key values ('${entityId}', '${id}', '\\x02', 'Oldclear ledger', '{event.read}', '${id}', ${at}, ${at})`)
  await migrate(database)
  const { kysely } = database
  const owner = { entityId, userId: id }
  await expect(findOneTimeCode(kysely, owner)).rejects.toMatchObject({ code: "service.sealed" })
  await expect(listPasskeys(kysely, owner)).rejects.toMatchObject({ code: "service.sealed" })
  await expect(findApiKey(kysely, entityId, id)).rejects.toMatchObject({ code: "service.sealed" })
  await sealOldRows(partsOn(database))
  expect(await clearTextsIn(database)).toEqual([])
  expect(await findOneTimeCode(kysely, owner)).toEqual({ secret: factor, isConfirmed: true, lastStep: 7 })
  expect(await listPasskeys(kysely, owner)).toMatchObject([{ credentialId: "credential-1", name: "Oldclear telephone" }])
  expect(await findApiKey(kysely, entityId, id)).toMatchObject({ name: "Oldclear ledger" })
})

test("sealing that was interrupted goes on at the next start, and then has nothing left to do", async () => {
  const database = await oldHouse()
  let entries = 0
  const dying = {
    ...partsOn(database),
    newId: () => {
      if (++entries > 454) throw new Error("The machine stops here")
      return newId()
    },
  }
  await expect(sealOldRows(dying)).rejects.toThrow("stops here")
  const left = async () => Number((await database.pool.query("select count(*) from customer where unsealed is not null")).rows[0].count)
  expect(await left()).toBeGreaterThan(0)
  expect(await left()).toBeLessThan(450)
  await sealOldRows(partsOn(database))
  expect(await left()).toBe(0)
  const log = async () => Number((await database.pool.query("select count(*) from audit_entry")).rows[0].count)
  const before = await log()
  await sealOldRows(partsOn(database))
  expect(await log()).toBe(before)
})

test("nothing is sealed while the key is not here", async () => {
  const database = await oldHouse()
  database.vault.lock("key_missing")
  await sealOldRows(partsOn(database))
  expect(await clearTextsIn(database)).not.toEqual([])
})
