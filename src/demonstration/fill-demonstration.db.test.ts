import { randomBytes } from "node:crypto"
import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest"
import { freshDatabase } from "../../test/fresh-database.ts"
import { testKeys, unlockForTest } from "../../test/test-keys.ts"
import { addEntity, findOnlyEntity, listUsers } from "../access/access.store.ts"
import { permit } from "../access/access.ts"
import { writeAudited } from "../audit/audit.store.ts"
import { openHouse } from "../house.ts"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import { closeDatabase, type Database, openDatabase } from "../runtime/database.ts"
import { createDatabase } from "../runtime/embedded-postgres/create-database.ts"
import { openLog } from "../runtime/log.ts"
import { migrate } from "../runtime/migrate.ts"
import { newId } from "../runtime/new-id.ts"
import { OperatorProblem } from "../runtime/operator-problem.ts"
import { openScreeningLists } from "../screening/screening-lists.flow.ts"
import type { TransferParts } from "../transfers/gather-facts.flow.ts"
import { readTransfer } from "../transfers/read-transfer.flow.ts"
import { replayDecision } from "../transfers/replay-decision.flow.ts"
import { assetCodes } from "../vocabulary/asset.ts"
import { readFill } from "./demonstration.store.ts"
import { fillDemonstration } from "./fill-demonstration.flow.ts"
import { foundFirm } from "./found-firm.flow.ts"
import { prepareDemonstration } from "./prepare-demonstration.flow.ts"

const size = { customers: 20, transfers: 240 }
const log = openLog("silent")

describe("a filled demonstration", () => {
  let database: Database
  let parts: TransferParts
  const progress: number[] = []

  beforeAll(async () => {
    database = await freshDatabase()
    parts = partsOn(database)
    await fillDemonstration(parts, { size, onProgress: ({ done }) => progress.push(done) })
  })

  test("tells how far it has come", () => {
    expect(progress).toEqual(Array.from({ length: size.transfers }, (_, position) => position + 1))
  })

  test("is a firm that says of itself that it is one", async () => {
    expect(await findOnlyEntity(database.kysely)).toMatchObject({ isDemonstration: true, name: expect.stringContaining("demonstration") })
    expect(await readFill(database.kysely)).toBe("filled")
  })

  test("has transfers in every state, held for many reasons", async () => {
    const states = await database.pool.query<{ state: string; count: number }>("select state, count(*)::int from transfer group by state")
    const counts = Object.fromEntries(states.rows.map(({ state, count }) => [state, count]))
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(size.transfers)
    expect(counts["released"]).toBeGreaterThan(size.transfers / 2)
    expect(counts["held"]).toBeGreaterThan(0)
    expect(counts["rejected"]).toBeGreaterThan(0)
    const { entity_id: entityId } = await database.kysely.selectFrom("entity").select("entity_id").executeTakeFirstOrThrow()
    const transfers = await database.kysely.selectFrom("transfer").select("transfer_id").execute()
    const reasons = new Set<string>()
    for (const { transfer_id: transferId } of transfers) {
      const { decisions } = await readTransfer(database.kysely, entityId, transferId)
      for (const { reason, severity } of decisions.flatMap(({ findings }) => findings)) if (severity === "hold") reasons.add(reason)
    }
    expect(reasons.size).toBeGreaterThan(8)
  })

  test("has released nothing without a decision that says release, and rejected nothing without one that says reject", async () => {
    const { rows } = await database.pool.query(`
      select state, outcome from (
        select t.state, (select outcome from decision d where d.entity_id = t.entity_id and d.transfer_id = t.transfer_id order by decision_id desc limit 1) as outcome
        from transfer t) as last
      group by state, outcome order by state`)
    expect(rows).toEqual([
      { state: "held", outcome: "hold" },
      { state: "rejected", outcome: "reject" },
      { state: "released", outcome: "release" },
    ])
  })

  test("has exactly one open case, with an owner, for whatever is held, and none for the rest", async () => {
    const { rows } = await database.pool.query(`
      select distinct t.state, count(c.case_id)::int as cases, bool_and(c.owner_id is not null) as owned
      from transfer t left join case_file c on c.entity_id = t.entity_id and c.subject_id = t.transfer_id and c.state <> 'closed'
      group by t.transfer_id, t.state order by t.state`)
    expect(rows).toEqual([
      { state: "held", cases: 1, owned: true },
      { state: "rejected", cases: 0, owned: false },
      { state: "released", cases: 0, owned: false },
    ])
  })

  test("has cases in every state, and none that one person both prepared and decided", async () => {
    const { rows } = await database.pool.query(
      "select state, bool_or(prepared_by = closed_by) as alone from case_file group by state order by state",
    )
    expect(rows.map(({ state }: { state: string }) => state)).toEqual(["closed", "open", "prepared"])
    expect(rows.some(({ alone }: { alone: boolean | null }) => alone === true)).toBe(false)
  })

  test("replays every decision to the same bytes", async () => {
    const permission = await mayRead(parts)
    const { rows } = await database.pool.query<{ transfer_id: string; decision_id: string }>(
      "select transfer_id, decision_id from decision",
    )
    expect(rows.length).toBeGreaterThan(size.transfers)
    for (const { transfer_id: transferId, decision_id: decisionId } of rows) {
      expect((await replayDecision(parts, permission, { transferId, decisionId })).differences).toEqual([])
    }
  })

  test.each([
    ["transfer", "transfer_id", "requested_at"],
    ["audit_entry", "entry_id", "recorded_at"],
    ["case_event", "event_id", "occurred_at"],
    ["customer", "customer_id", "created_at"],
    ["outbox", "event_id", "created_at"],
  ])("lists %s by %s in the order in which things happened", async (table, id, at) => {
    const { rows } = await database.pool.query(
      `select bool_and(later) as sorted from (select ${at} >= lag(${at}) over (order by ${id}) as later from ${table}) as pairs`,
    )
    expect(rows).toEqual([{ sorted: true }])
  })

  test("tells in a transfer's own words what was decided when", async () => {
    const { rows } = await database.pool.query<{ subject_id: string }>(
      "select subject_id from case_file where resolution = 'released' limit 1",
    )
    const entity = await findOnlyEntity(database.kysely)
    const detail = await readTransfer(database.kysely, entity?.entityId ?? "", rows[0]?.subject_id ?? "")
    expect(detail.decisions.at(0)).toMatchObject({ purpose: "submission", outcome: "hold" })
    expect(detail.decisions.at(-1)).toMatchObject({ purpose: "release", outcome: "release" })
  })

  test("is not filled a second time", async () => {
    await expect(fillDemonstration(parts, { size })).rejects.toThrow(OperatorProblem)
  })
})

describe("a demonstration keeps apart from real data", () => {
  test("it is not filled into the database of a real firm", async () => {
    const database = await freshDatabase()
    await foundRealFirm(database)
    await expect(fillDemonstration(partsOn(database), { size })).rejects.toThrow("Real LLP")
    expect(await readFill(database.kysely)).toBe("foreign")
  })

  test.each([
    { host: "0.0.0.0" },
    { host: "192.168.1.10" },
    { host: "::" },
    { host: "127.0.0.1", publicUrl: "https://demonstration.example" },
  ])("its house does not open to other machines: %j", async (exposure) => {
    const order = { databaseUrl: "postgres://nobody@127.0.0.1:1/none", keys: testKeys, log, port: 0, isDemonstration: true, ...exposure }
    await expect(openHouse(order)).rejects.toThrow("this machine only")
  })
})

describe("preparing a demonstration", () => {
  const small = { size: { customers: 20, transfers: 10 }, keys: testKeys, log }

  test("makes and fills its database once, and quotes new prices when it is opened again", async () => {
    const order = { ...small, serverUrl: inject("postgres").url, name: databaseName() }
    const url = await prepareDemonstration(order)
    const before = await countIn(url, "rate")
    expect(await prepareDemonstration(order)).toBe(url)
    expect(await countIn(url, "transfer")).toBe(10)
    expect(await countIn(url, "rate")).toBe(before + assetCodes.length)
  })

  test("names the database to create where the user may not create one", async () => {
    const { url } = inject("postgres")
    const name = databaseName()
    const server = openDatabase(url)
    onTestFinished(() => closeDatabase(server))
    await server.pool.query(`create role ${name} login password 'synthetic'`)
    onTestFinished(async () => void (await server.pool.query(`drop role ${name}`)))
    const serverUrl = Object.assign(new URL(url), { username: name, password: "synthetic" }).href
    await expect(prepareDemonstration({ ...small, serverUrl, name })).rejects.toThrow(new RegExp(`${name}, which this user may not create`))
  })

  test("begins anew where the filling was interrupted", async () => {
    const order = { ...small, serverUrl: inject("postgres").url, name: databaseName() }
    const database = unlockForTest(openDatabase(await createDatabase(order.serverUrl, order.name)))
    await migrate(database)
    await foundFirm(partsOn(database))
    expect(await readFill(database.kysely)).toBe("unfinished")
    await expect(prepareDemonstration(order)).rejects.toThrow("Another process")
    await closeDatabase(database)
    const url = await prepareDemonstration(order)
    expect(await countIn(url, "entity")).toBe(1)
    expect(await countIn(url, "transfer")).toBe(10)
  })
})

function partsOn(database: Database): TransferParts {
  return {
    database,
    log,
    newId,
    clock: { now: () => "2026-11-22T08:00:00.000Z" },
    rulebook: loadRulebook(),
    lists: openScreeningLists(database),
    codeVersion: "test",
  }
}

async function mayRead({ database, rulebook }: TransferParts) {
  const entity = await findOnlyEntity(database.kysely)
  if (entity === undefined) throw new Error("Nothing was filled")
  const [somebody] = await listUsers(database.kysely, entity.entityId, { limit: 1 })
  if (somebody === undefined) throw new Error("Nobody was invented")
  return permit({ ...somebody, entityId: entity.entityId }, "transfer.read", rulebook.roles)
}

async function foundRealFirm(database: Database): Promise<void> {
  const [entityId, at] = [newId(), "2026-11-22T08:00:00.000Z"]
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: at,
    action: "entity.set_up",
    actor: "system",
    subject: { kind: "entity", id: entityId },
    details: {},
  }
  await writeAudited(database, [entry], (writing) =>
    addEntity(writing, { entityId, name: "Real LLP", country: "KZ", isDemonstration: false, createdAt: at }),
  )
}

function databaseName(): string {
  const name = `test_${randomBytes(8).toString("hex")}`
  onTestFinished(() => dropDatabase(name))
  return name
}

async function dropDatabase(name: string): Promise<void> {
  const server = openDatabase(inject("postgres").url)
  await server.pool.query(`drop database if exists ${name} with (force)`)
  await closeDatabase(server)
}

async function countIn(url: string, table: string): Promise<number> {
  const database = openDatabase(url)
  const { rows } = await database.pool.query<{ count: number }>(`select count(*)::int from ${table}`)
  await closeDatabase(database)
  return rows[0]?.count ?? Number.NaN
}
