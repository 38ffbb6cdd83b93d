import { describe, expect, test } from "vitest"
import { auditApp } from "../../test/builders/audit-app.ts"
import { freshDatabase } from "../../test/fresh-database.ts"
import { addEntity } from "../access/access.store.ts"
import { newId } from "../runtime/new-id.ts"
import { writeAudited } from "./audit.store.ts"
import type { AuditEntry } from "./audit.ts"
import { leafHashOf } from "./audit.ts"
import { openSequencer } from "./sequence-entries.flow.ts"

const now = "2026-11-22T08:00:00.000Z"
const clock = { now: () => now }

async function open() {
  const database = await freshDatabase()
  const [entityId, userId] = [newId(), newId()]
  const app = await auditApp({ database, clock, entityId, userId })
  const sequencer = openSequencer({ database, clock, newId })
  return {
    database,
    entityId,
    userId,
    sequence: () => sequencer.sequence(entityId),
    async write(changes: Partial<AuditEntry> = {}): Promise<string> {
      const entryId = newId()
      const entry = {
        entityId,
        entryId,
        recordedAt: now,
        action: "thing.done",
        actor: "system",
        subject: { kind: "thing", id: "1" },
        details: { count: 1 },
        ...changes,
      }
      // Whose salts are sealed has keys of its own: the first entry with something personal founds the entity.
      await writeAudited(database, [entry], async (writing) => {
        if (changes.personal !== undefined)
          await addEntity(writing, { entityId, name: "Invented LLP", country: "KZ", isDemonstration: true, createdAt: now })
      })
      return entryId
    },
    get: (url: string, role = "examiner") => app.inject({ url, headers: { "x-role": role } }),
  }
}

describe("GET /v1/audit/entries", () => {
  test("lists the newest first, with positions once they are given", async () => {
    const { write, sequence, get } = await open()
    const first = await write()
    await sequence()
    const second = await write({ action: "thing.undone", details: { reasons: ["a.b"] } })

    const answer = await get("/v1/audit/entries")
    expect(answer.statusCode).toBe(200)
    expect(answer.json().items).toEqual([
      {
        entryId: second,
        position: null,
        recordedAt: now,
        action: "thing.undone",
        actor: "system",
        subject: { kind: "thing", id: "1" },
        details: { reasons: ["a.b"] },
        commitment: null,
        leafHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      expect.objectContaining({ entryId: first, position: 0, details: { count: 1 } }),
    ])
  })

  test("pages through everything once", async () => {
    const { write, get } = await open()
    const ids: string[] = []
    for (let index = 0; index < 7; index++) ids.unshift(await write())

    const seen: string[] = []
    let url = "/v1/audit/entries?limit=3"
    for (let page = 0; page < 3; page++) {
      const { items, next } = (await get(url)).json()
      seen.push(...items.map(({ entryId }: { entryId: string }) => entryId))
      if (next === undefined) break
      url = `/v1/audit/entries?limit=3&cursor=${next}`
    }
    expect(seen).toEqual(ids)
  })

  test("filters by action, actor and subject", async () => {
    const { write, get } = await open()
    const actor = newId()
    const wanted = await write({ action: "case.closed", actor, subject: { kind: "case", id: "7" } })
    await write({ action: "case.closed", actor })
    await write({ actor, subject: { kind: "case", id: "7" } })
    await write({ action: "case.closed", subject: { kind: "case", id: "7" } })

    const { items } = (await get(`/v1/audit/entries?action=case.closed&actor=${actor}&subjectId=7`)).json()
    expect(items.map(({ entryId }: { entryId: string }) => entryId)).toEqual([wanted])
  })

  test("shows nothing of another entity", async () => {
    const { write, get } = await open()
    const entryId = await write({ entityId: newId() })
    expect((await get("/v1/audit/entries")).json().items).toEqual([])
    expect((await get(`/v1/audit/entries/${entryId}`)).statusCode).toBe(404)
  })

  test.each(["limit=0", "limit=201", "cursor=1", "colour=red", "action="])("refuses the query %s", async (query) => {
    const { get } = await open()
    expect((await get(`/v1/audit/entries?${query}`)).json()).toMatchObject({ status: 422, code: "request.invalid" })
  })
})

describe("GET /v1/audit/entries/{entryId}", () => {
  test("shows the exact text and that its hash agrees", async () => {
    const { write, get } = await open()
    const entryId = await write({ personal: { name: "Invented Person" } })
    const entry = (await get(`/v1/audit/entries/${entryId}`)).json()

    expect(entry).toMatchObject({
      entryId,
      check: { leafHashAgrees: true, columnsAgree: true },
      commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(Buffer.from(leafHashOf(Buffer.from(entry.canonical))).toString("hex")).toBe(entry.leafHash)
    expect(entry.canonical).not.toContain("Invented Person")
  })

  test("says so when somebody has changed the bytes behind the triggers' back", async () => {
    const { database, write, get } = await open()
    const entryId = await write()
    await expect(database.pool.query("update audit_entry set canonical = '\\x7b'")).rejects.toThrow("append-only")
    await database.pool.query("alter table audit_entry disable trigger all")
    await database.pool.query(
      "update audit_entry set canonical = convert_to(replace(convert_from(canonical, 'UTF8'), '\"count\":1', '\"count\":2'), 'UTF8')",
    )

    expect((await get(`/v1/audit/entries/${entryId}`)).json()).toMatchObject({
      details: { count: 2 },
      check: { leafHashAgrees: false, columnsAgree: true },
    })
    await database.pool.query("update audit_entry set canonical = '\\xff'")
    expect((await get(`/v1/audit/entries/${entryId}`)).json()).toMatchObject({
      details: null,
      canonical: null,
      check: { leafHashAgrees: false, columnsAgree: false },
    })
  })

  test("refuses an unknown entry and a malformed id", async () => {
    const { get } = await open()
    expect((await get(`/v1/audit/entries/${newId()}`)).json()).toMatchObject({ status: 404, code: "audit.entry_not_found" })
    expect((await get("/v1/audit/entries/7")).statusCode).toBe(422)
  })
})

describe("GET /v1/audit/export", () => {
  const linesOf = (body: string) =>
    body
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))

  test("streams every placed entry in the order of positions, each verifiable by itself", async () => {
    const { write, sequence, get } = await open()
    const ids: string[] = []
    for (let index = 0; index < 1_201; index++) ids.push(await write({ details: { index, text: 'Қазақша \\ "\n' } }))
    await sequence()
    const pending = await write()

    const answer = await get("/v1/audit/export")
    const lines = linesOf(answer.body)
    expect(answer.headers["content-type"]).toBe("application/x-ndjson")
    expect(lines.map(({ entryId }) => entryId)).toEqual(ids)
    expect(lines.map(({ position }) => position)).toEqual(ids.map((_, index) => index))
    expect(lines.map(({ entryId }) => entryId)).not.toContain(pending)
    for (const { canonical, leafHash } of lines) expect(Buffer.from(leafHashOf(Buffer.from(canonical))).toString("hex")).toBe(leafHash)
  })

  test("goes on from a position, and is empty where nothing is placed", async () => {
    const { write, sequence, get } = await open()
    expect((await get("/v1/audit/export")).body).toBe("")
    for (let index = 0; index < 4; index++) await write()
    await sequence()
    expect(linesOf((await get("/v1/audit/export?from=3")).body).map(({ position }) => position)).toEqual([3, 4])
    expect((await get("/v1/audit/export?from=99")).body).toBe("")
  })

  test("is itself on record", async () => {
    const { userId, entityId, get } = await open()
    await get("/v1/audit/export?from=5")
    const [entry] = (await get("/v1/audit/entries?action=audit.exported")).json().items
    expect(entry).toMatchObject({ actor: userId, subject: { kind: "audit_log", id: entityId }, details: { from: 5, end: 0 } })
  })
})

test.each([
  ["/v1/audit/entries", "audit.read"],
  [`/v1/audit/entries/${newId()}`, "audit.read"],
  ["/v1/audit/export", "audit.export"],
])("%s asks for %s", async (url, action) => {
  const { get } = await open()
  expect((await get(url, "nobody")).json()).toMatchObject({ status: 403, code: "access.not_permitted", details: { action } })
})
