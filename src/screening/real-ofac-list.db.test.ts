import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { freshDatabase } from "../../test/fresh-database.ts"
import { realData } from "../../test/real-data.ts"
import { openLog } from "../runtime/log.ts"
import { newId } from "../runtime/new-id.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { type ActivationProgress, activateList } from "./activate-list.flow.ts"
import { mapEntry } from "./lists/ofac/map-entry.ts"
import { type FileName, fileNames, parseList } from "./lists/ofac/parse-list.ts"
import { receiveList } from "./receive-list.flow.ts"
import { loadListsInForce } from "./screening.store.ts"
import { openScreeningLists } from "./screening-lists.flow.ts"

const folder = realData("screening/lists/ofac-sdn-2024-01")

describe.runIf(folder !== undefined)("the Treasury's own files of January 2024", () => {
  const files = new Map<FileName, Uint8Array>(fileNames.map((name) => [name, readFileSync(join(folder ?? "", name))]))

  test("give each of their 13,821 entries, 17,091 aliases and 18,990 addresses", () => {
    const rows = parseList(files)
    expect(rows).toHaveLength(13_821)
    expect(rows.reduce((sum, { aliases }) => sum + aliases.length, 0)).toBe(17_091)
    const addressLines = new TextDecoder().decode(files.get("add.csv")).split("\r\n").length - 1
    expect(addressLines).toBe(18_990)
    const names = rows.map(mapEntry).flatMap((entry) => entry.names)
    const countOf = (quality: string) => names.filter((name) => name.quality === quality).length
    expect({ primary: countOf("primary"), strong: countOf("strong"), weak: countOf("weak") }).toEqual({
      primary: 13_821,
      strong: 17_091,
      weak: 3391,
    })
  })

  test.each(["sdn.csv", "alt.csv", "add.csv"] as const)("are refused when %s is cut off, even exactly at the end of a row", (name) => {
    const bytes = files.get(name) ?? new Uint8Array()
    const middle = bytes.indexOf(10, bytes.length / 2) + 1
    for (const length of [middle, middle + 20, bytes.length - 1, bytes.length - 3]) {
      expect(() => parseList(new Map(files).set(name, bytes.slice(0, length)))).toThrow("list.file_refused")
    }
  })

  test("are stored whole, put in force, and found by their own names in any order of words", async () => {
    const database = await freshDatabase()
    const entityId = newId()
    const clock = { now: () => "2026-11-22T08:00:00.000Z" }
    await database.kysely
      .insertInto("entity")
      .values({ entity_id: entityId, name: "Test", country: "KZ", is_demonstration: false, created_at: clock.now() })
      .execute()
    const parts = { database, clock, newId, log: openLog("silent"), jobs: { enqueue: async () => "job" } }
    const permit = { action: "screening.import", entityId, userId: newId() } as unknown as Permit<"screening.import">
    const { listVersionId } = await receiveList(parts, permit, { list: "ofac-sdn", title: "SDN", files })
    const told: ActivationProgress[] = []
    const version = await activateList(parts, { entityId, listVersionId, onProgress: (progress) => told.push(progress) })
    expect(version).toMatchObject({ state: "active", entryCount: 13_821, nameCount: 34_303 })
    expect(told.length).toBeGreaterThan(3)

    const lists = openScreeningLists(database)
    const inForce = await loadListsInForce(database.kysely, entityId)
    const screened = await lists.screen(entityId, inForce, [
      { role: "customer", name: "Ahmed Khalfan Ghailani" },
      { role: "other_party", name: "Hidden Cobra" },
      { role: "other_party", name: "Zharimbetov Zhakslyk" },
    ])
    expect(screened.map(({ candidates }) => candidates.map(({ entryId }) => entryId))).toEqual([["6925"], ["27307"], []])
  })
})
