import type { Pool } from "pg"
import { describe, expect, test } from "vitest"
import { fillLog } from "../../test/builders/fill-log.ts"
import { HandClock } from "../../test/builders/open-outbox.ts"
import { freshDatabase } from "../../test/fresh-database.ts"
import { closeDatabase, openDatabase } from "../runtime/database.ts"
import { createHouseRole } from "../runtime/embedded-postgres/create-role.ts"
import { openJobs } from "../runtime/jobs.ts"
import { openLog } from "../runtime/log.ts"
import { newId } from "../runtime/new-id.ts"
import { writeAudited } from "./audit.store.ts"
import { saveCheckpoint } from "./checkpoint.store.ts"
import { grantHousePowers, listExcessPowers } from "./guard.store.ts"
import { openSequencer } from "./sequence-entries.flow.ts"

const insufficientPrivilege = "42501"
const raisedException = "P0001"

async function open() {
  const owner = await freshDatabase()
  const url = await createHouseRole(owner.url)
  await grantHousePowers(owner, new URL(url).username)
  return { owner, url }
}

/** What a statement is refused with; undefined when it is not. */
async function refusalOf(pool: Pool, statement: string): Promise<string | undefined> {
  return pool.query(statement).then(
    () => undefined,
    ({ code }: { code: string }) => code,
  )
}

describe("the database role of the house", () => {
  test("writes and places entries, grows the tree, keeps checkpoints and runs jobs", async () => {
    const { url } = await open()
    const house = openDatabase(url)
    const entityId = newId()
    const entry = { entityId, entryId: newId(), recordedAt: "2026-11-22T08:00:00.000Z", action: "thing.done", actor: "system", details: {} }
    await writeAudited(house, [{ ...entry, subject: { kind: "thing", id: "1" } }], async () => undefined)
    await fillLog(house, entityId, 300)
    expect(await openSequencer({ database: house, clock: new HandClock(), newId }).sequence(entityId)).toBe("idle")
    await saveCheckpoint(house.kysely, entityId, { size: 301, root: new Uint8Array(32), note: "note", madeAt: entry.recordedAt })
    const jobs = await openJobs({ databaseUrl: url, log: openLog("silent"), isSchemaMade: true })
    await jobs.enqueue("something", {})
    await jobs.stop()
    await closeDatabase(house)
  })

  test("takes over queues that were made before there was such a role", async () => {
    const owner = await freshDatabase()
    const before = await openJobs({ databaseUrl: owner.url, log: openLog("silent") })
    await before.enqueue("something", {})
    await before.stop()
    const url = await createHouseRole(owner.url)
    await grantHousePowers(owner, "shekara_house")
    const jobs = await openJobs({ databaseUrl: url, log: openLog("silent"), isSchemaMade: true })
    await jobs.enqueue("something", {})
    await jobs.enqueue("something-else", {})
    await jobs.stop()
  })

  const tables = ["audit_entry", "audit_position", "audit_subtree", "audit_key", "audit_checkpoint"]
  const attempts = tables.flatMap((table) => [
    `update ${table} set entity_id = entity_id`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
    `alter table ${table} disable trigger all`,
    `drop trigger ${table}_is_append_only on ${table}`,
    `drop table ${table} cascade`,
  ])

  test("is refused every way to change what only grows, and the owner meets the triggers", async () => {
    const { owner, url } = await open()
    const house = openDatabase(url)
    const others = [
      "set session_replication_role = replica",
      "create or replace function refuse_change() returns trigger language plpgsql as 'begin return null; end'",
      "set role shekara",
      "alter role shekara_house superuser",
      "create table public.mine ()",
    ]
    for (const attempt of [...attempts, ...others])
      expect([attempt, await refusalOf(house.pool, attempt)]).toEqual([attempt, insufficientPrivilege])
    for (const table of tables) {
      for (const attempt of [`update ${table} set entity_id = entity_id`, `delete from ${table}`, `truncate ${table} cascade`])
        expect([attempt, await refusalOf(owner.pool, attempt)]).toEqual([attempt, raisedException])
    }
    await closeDatabase(house)
  })

  test("has no power too many, and one that has is told which", async () => {
    const { owner, url } = await open()
    const house = openDatabase(url)
    expect(await listExcessPowers(house)).toEqual([])
    expect(await listExcessPowers(owner)).toEqual(["superuser"])
    await owner.pool.query("grant delete on audit_checkpoint to shekara_house")
    expect(await listExcessPowers(house)).toEqual(["delete audit_checkpoint"])
    await owner.pool.query("alter table audit_entry owner to shekara_house")
    expect(await listExcessPowers(house)).toEqual(["delete audit_checkpoint", "own audit_entry"])
    await closeDatabase(house)
  })

  test("two processes that start at once both get their powers", async () => {
    const owner = await freshDatabase()
    await Promise.all([1, 2, 3].map(async () => grantHousePowers(owner, new URL(await createHouseRole(owner.url)).username)))
  })
})
