import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parseManifest } from "./backup-manifest.ts"

const table = { table: "entity", columns: ["entity_id"], rows: 1, file: "entity.copy.gz", bytes: 61, sha256: "ab".repeat(32) }
const manifest = {
  form: "shekara/backup@1",
  takenAt: "2026-11-22T08:00:00.000Z",
  codeVersion: "0.1.0",
  postgres: "18.4",
  migrations: ["0001-first-house"],
  tables: [table],
  sequences: [],
}

describe("reading the manifest of a backup", () => {
  test("what was written is read", () => {
    expect(parseManifest(JSON.stringify(manifest))).toEqual(manifest)
  })

  const foreign: readonly (readonly [string, object])[] = [
    ["another form", { form: "shekara/backup@2" }],
    ["no migration", { migrations: [] }],
    ["a table twice", { tables: [table, table] }],
    ["a file outside the folder", { tables: [{ ...table, file: "../entity.copy.gz" }] }],
    ["a table that is a statement", { tables: [{ ...table, table: 'entity"; drop table entity; --' }] }],
    ["a field nobody knows", { colour: "blue" }],
  ]
  test.each(foreign)("%s is not read", (_, change) => {
    expect(parseManifest(JSON.stringify({ ...manifest, ...change }))).toBeUndefined()
  })

  test("whatever stands in the file, reading answers and never throws", () => {
    const foreign = fc.oneof(fc.string(), fc.json(), fc.constant(JSON.stringify(manifest).slice(0, -1)))
    fc.assert(fc.property(foreign, (text) => void expect(parseManifest(text)).toBeUndefined()))
  })
})
