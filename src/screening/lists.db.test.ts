import { describe, expect, test } from "vitest"
import { untilListening } from "../../test/builders/until-listening.ts"
import { freshDatabase } from "../../test/fresh-database.ts"
import type { Database } from "../runtime/database.ts"
import type { JobHandler } from "../runtime/jobs.ts"
import { openLog } from "../runtime/log.ts"
import { newId } from "../runtime/new-id.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { activateList } from "./activate-list.flow.ts"
import { followLists } from "./follow-lists.flow.ts"
import { installSyntheticList } from "./install-synthetic-list.flow.ts"
import type { FileName } from "./lists/ofac/parse-list.ts"
import { receiveList } from "./receive-list.flow.ts"
import { runListJob } from "./run-list-job.flow.ts"
import { listVersions, loadEntries, loadListsInForce, loadListVersion, searchEntries } from "./screening.store.ts"
import { openScreeningLists } from "./screening-lists.flow.ts"

const log = openLog("silent")

/** A firm, its clock, and the jobs that its uploads promise, done when the test says so. */
async function openFirm(shared?: Database) {
  const database = shared ?? (await freshDatabase())
  const entityId = newId()
  let now = Date.parse("2026-11-22T08:00:00.000Z")
  const clock = { now: () => new Date(now++).toISOString() }
  await database.kysely
    .insertInto("entity")
    .values({ entity_id: entityId, name: "Test", country: "KZ", is_demonstration: false, created_at: clock.now() })
    .execute()
  const promised: Parameters<JobHandler>[0][] = []
  const jobs = {
    async enqueue(_name: string, data: Parameters<JobHandler>[0]) {
      promised.push(data)
      return "job"
    },
  }
  const parts = { database, clock, newId, log, jobs }
  const permit = { action: "screening.import", entityId, userId: newId() } as unknown as Permit<"screening.import">
  return { parts, entityId, permit, promised, reading: database.kysely }
}

function filesWith(...names: readonly string[]): ReadonlyMap<FileName, Uint8Array> {
  const encode = (rows: readonly string[]) => new TextEncoder().encode(`${rows.map((row) => `${row}\r\n`).join("")}\u001a`)
  return new Map<FileName, Uint8Array>([
    ["sdn.csv", encode(names.map((name, index) => `${index + 1},"${name}",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- `))],
    ["alt.csv", encode([`1,1,"aka","ALIAS OF ONE",-0- `])],
    ["add.csv", encode([`1,1,-0- ,-0- ,"Examplia",-0- `])],
  ])
}

type Firm = Awaited<ReturnType<typeof openFirm>>

async function bring({ parts, permit, entityId }: Firm, files: ReadonlyMap<FileName, Uint8Array>) {
  const { listVersionId } = await receiveList(parts, permit, { list: "ofac-sdn", title: "SDN", files })
  return activateList(parts, { entityId, listVersionId })
}

async function auditActions({ reading, entityId }: Firm): Promise<string[]> {
  const entries = await reading.selectFrom("audit_entry").select("action").where("entity_id", "=", entityId).orderBy("entry_id").execute()
  return entries.map(({ action }) => action)
}

test("a received list screens nobody until it is activated; then every entry is there", async () => {
  const firm = await openFirm()
  const receipt = await receiveList(firm.parts, firm.permit, { list: "ofac-sdn", title: "SDN", files: filesWith("ONE", "TWO") })
  expect(receipt.outcome).toBe("received")
  expect(firm.promised).toEqual([{ entityId: firm.entityId, listVersionId: receipt.listVersionId }])
  expect(await loadListsInForce(firm.reading, firm.entityId)).toEqual([])

  const version = await activateList(firm.parts, { entityId: firm.entityId, listVersionId: receipt.listVersionId })
  expect(version).toMatchObject({
    state: "active",
    entryCount: 2,
    nameCount: 3,
    isSynthetic: false,
    receivedBy: firm.permit.userId,
    problem: null,
  })
  expect(await loadListsInForce(firm.reading, firm.entityId)).toMatchObject([
    { list: "ofac-sdn", listVersionId: receipt.listVersionId, digest: version.digest },
  ])
  expect(await loadEntries(firm.reading, firm.entityId, receipt.listVersionId)).toMatchObject([
    { entryId: "1", names: [{ text: "ONE" }, { text: "ALIAS OF ONE" }] },
    { entryId: "2" },
  ])
  expect(await auditActions(firm)).toEqual(["screening.list_received", "screening.list_activated"])
})

test("a new version supersedes the one before and leaves exactly one in force", async () => {
  const firm = await openFirm()
  const first = await bring(firm, filesWith("ONE"))
  const second = await bring(firm, filesWith("ONE", "TWO"))
  expect(await loadListsInForce(firm.reading, firm.entityId)).toMatchObject([{ listVersionId: second.listVersionId }])
  expect(await loadListVersion(firm.reading, firm.entityId, first.listVersionId)).toMatchObject({ state: "superseded", entryCount: 1 })
})

describe("files that are not a whole list leave the previous list in force", () => {
  const good = filesWith("ONE", "TWO", "THREE")
  const bytes = (file: FileName) => good.get(file) ?? new Uint8Array()
  const shifted = new TextEncoder().encode(new TextDecoder().decode(bytes("sdn.csv")).replaceAll(/^(\d+),/gm, "$1,-0- ,"))
  test.each<[string, FileName, Uint8Array]>([
    ["truncated", "alt.csv", bytes("alt.csv").slice(0, -3)],
    ["truncated at a row", "add.csv", bytes("add.csv").slice(0, -1)],
    ["shifted", "sdn.csv", shifted],
    ["empty", "sdn.csv", new Uint8Array()],
    ["swapped", "alt.csv", bytes("sdn.csv")],
  ])("%s", async (_, file, damaged) => {
    const firm = await openFirm()
    const before = await bring(firm, filesWith("ONE"))
    const refused = await bring(firm, new Map(good).set(file, damaged))
    expect(refused).toMatchObject({
      state: "refused",
      entryCount: null,
      problem: { file, line: expect.any(Number), expected: expect.any(String), got: expect.any(String) },
    })
    expect(await loadListsInForce(firm.reading, firm.entityId)).toMatchObject([{ listVersionId: before.listVersionId }])
    expect(await searchEntries(firm.reading, firm.entityId, { listVersionId: refused.listVersionId, limit: 5 })).toEqual([])
    expect((await auditActions(firm)).at(-1)).toBe("screening.list_refused")
  })

  test("a missing file is refused at the door and nothing is kept", async () => {
    const firm = await openFirm()
    const files = new Map(good)
    files.delete("add.csv")
    await expect(receiveList(firm.parts, firm.permit, { list: "ofac-sdn", title: "SDN", files })).rejects.toMatchObject({
      code: "list.file_refused",
      details: { file: "add.csv" },
    })
    expect(await listVersions(firm.reading, firm.entityId, { limit: 5 })).toEqual([])
  })
})

test("the files in force, brought again, are confirmed: no new version, a fresh date, an audit entry", async () => {
  const firm = await openFirm()
  const version = await bring(firm, filesWith("ONE"))
  const receipt = await receiveList(firm.parts, firm.permit, { list: "ofac-sdn", title: "SDN", files: filesWith("ONE") })
  expect(receipt).toEqual({ outcome: "confirmed", listVersionId: version.listVersionId })
  const [inForce] = await loadListsInForce(firm.reading, firm.entityId)
  expect(inForce?.activatedAt).toBe(version.activatedAt)
  expect(inForce && inForce.confirmedAt > inForce.activatedAt).toBe(true)
  expect(await listVersions(firm.reading, firm.entityId, { limit: 5 })).toHaveLength(1)
  expect((await auditActions(firm)).at(-1)).toBe("screening.list_confirmed")
})

test("a job that runs twice, or late, changes nothing", async () => {
  const firm = await openFirm()
  const { listVersionId: late } = await receiveList(firm.parts, firm.permit, { list: "ofac-sdn", title: "Late", files: filesWith("OLD") })
  const newer = await bring(firm, filesWith("NEW"))
  expect(await activateList(firm.parts, { entityId: firm.entityId, listVersionId: newer.listVersionId })).toEqual(newer)
  expect(await activateList(firm.parts, { entityId: firm.entityId, listVersionId: late })).toMatchObject({
    state: "refused",
    problem: { got: "a later upload is in force" },
  })
  expect(await loadListsInForce(firm.reading, firm.entityId)).toMatchObject([{ listVersionId: newer.listVersionId }])
})

test("of versions that activate at once the newest is in force at the end, and one alone", async () => {
  const firm = await openFirm()
  const received: string[] = []
  for (const name of ["ONE", "TWO", "THREE"])
    received.push((await receiveList(firm.parts, firm.permit, { list: "ofac-sdn", title: name, files: filesWith(name) })).listVersionId)
  await Promise.all(received.toReversed().map((listVersionId) => activateList(firm.parts, { entityId: firm.entityId, listVersionId })))
  expect(await loadListsInForce(firm.reading, firm.entityId)).toMatchObject([{ listVersionId: received.at(-1) }])
})

describe("the synthetic list", () => {
  test("is installed at first start, confirmed at the next, and replaced by a real list for good", async () => {
    const firm = await openFirm()
    const installed = await installSyntheticList(firm.parts, firm.entityId)
    expect(installed).toMatchObject({ state: "active", isSynthetic: true, entryCount: 25, receivedBy: "system" })
    const again = await installSyntheticList(firm.parts, firm.entityId)
    expect(again?.listVersionId).toBe(installed?.listVersionId)
    expect(await listVersions(firm.reading, firm.entityId, { limit: 5 })).toHaveLength(1)

    const real = await bring(firm, filesWith("ONE"))
    expect(await loadListsInForce(firm.reading, firm.entityId)).toMatchObject([{ listVersionId: real.listVersionId, isSynthetic: false }])
    expect(await installSyntheticList(firm.parts, firm.entityId)).toBeUndefined()
    expect(await loadListsInForce(firm.reading, firm.entityId)).toMatchObject([{ listVersionId: real.listVersionId }])
  })

  test("brought as if it were real is refused", async () => {
    const firm = await openFirm()
    const files = new Map(
      [...filesWith("ONE")].map(([name, bytes]) => [
        name,
        new TextEncoder().encode(new TextDecoder().decode(bytes).replace("SDGT", "SYNTHETIC")),
      ]),
    )
    expect(await bring(firm, files)).toMatchObject({ state: "refused", problem: { got: "the bundled synthetic list" } })
  })
})

describe("the lists in memory", () => {
  test("answer for the version that was asked, also when another came since", async () => {
    const firm = await openFirm()
    const lists = openScreeningLists(firm.parts.database)
    const asked = { role: "customer", name: "two" } as const
    const first = await bring(firm, filesWith("ONE"))
    expect(await lists.screen(firm.entityId, [first], [asked])).toMatchObject([{ ...asked, candidates: [] }])
    const second = await bring(firm, filesWith("ONE", "TWO"))
    expect(await lists.screen(firm.entityId, [second], [asked])).toMatchObject([
      { candidates: [{ entryId: "2", list: "ofac-sdn", listVersionId: second.listVersionId }] },
    ])
    expect(await lists.screen(firm.entityId, [first], [asked])).toMatchObject([{ candidates: [] }])
    const third = await bring(firm, filesWith("TWO"))
    expect(await lists.screen(firm.entityId, [third], [asked])).toMatchObject([{ candidates: [{ entryId: "1" }] }])
    expect(await lists.screen(firm.entityId, [first], [{ role: "customer", name: "alias of one" }])).toMatchObject([
      { candidates: [{ entryId: "1" }] },
    ])
  })

  test("do not answer for a version they cannot load whole, nor for another entity's", async () => {
    const firm = await openFirm()
    const version = await bring(firm, filesWith("ONE", "TWO"))
    const stranger = await openFirm(firm.parts.database)
    const lists = openScreeningLists(firm.parts.database)
    const asked = [{ role: "customer", name: "ONE" }] as const
    await expect(lists.screen(stranger.entityId, [version], asked)).rejects.toThrow("0 entries")
    await firm.parts.database.pool.query("delete from sanctions_entry where entry_id = '2'")
    await expect(lists.screen(firm.entityId, [version], asked)).rejects.toThrow("1 entries, expected 2")
    await firm.parts.database.pool.query("update sanctions_list set entry_count = 1")
    expect(await lists.screen(firm.entityId, [version], asked)).toMatchObject([{ candidates: [{ entryId: "1" }] }])
  })

  test("are ready when the job is done", async () => {
    const firm = await openFirm()
    const progress = new Map()
    const lists = openScreeningLists(firm.parts.database)
    const { listVersionId } = await receiveList(firm.parts, firm.permit, { list: "ofac-sdn", title: "SDN", files: filesWith("ONE") })
    await runListJob({ ...firm.parts, lists, progress }, firm.promised[0])
    expect(progress.size).toBe(0)
    await firm.parts.database.pool.query("delete from sanctions_entry")
    expect(await lists.screen(firm.entityId, [{ list: "ofac-sdn", listVersionId }], [{ role: "customer", name: "one" }])).toMatchObject([
      { candidates: [{ entryId: "1" }] },
    ])
  })
})

test("another process loads a list when it is told of it", async () => {
  const firm = await openFirm()
  const warmed: unknown[] = []
  const lists = openScreeningLists(firm.parts.database)
  const follower = followLists({
    ...firm.parts,
    lists: { ...lists, warm: async (entityId, version) => void warmed.push({ entityId, ...version }) },
  })
  await untilListening(firm.parts.database, "screening_list")
  await firm.parts.database.pool.query("select pg_notify('screening_list', 'no hint')")
  const { listVersionId } = await bring(firm, filesWith("ONE"))
  await expect.poll(() => warmed).toEqual([{ entityId: firm.entityId, list: "ofac-sdn", listVersionId }])
  await follower.stop()
})

test("entries are searched by any part of a name, in the publisher's letters or ours", async () => {
  const firm = await openFirm()
  const installed = await installSyntheticList(firm.parts, firm.entityId)
  const search = async (name: string) =>
    (await searchEntries(firm.reading, firm.entityId, { listVersionId: installed?.listVersionId ?? "", name, limit: 50 })).map(
      ({ entryId }) => entryId,
    )
  expect(await search("demoniyar")).toEqual(["900001"])
  expect(await search("Елесбай")).toEqual(["900003"])
  expect(await search("Вымышленов")).toEqual(["900005"])
  expect(await search("100%_\\")).toEqual([])
  expect(await search("synthetic")).toHaveLength(25)
})
