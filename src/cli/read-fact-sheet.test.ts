import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import { Failure } from "./failure.ts"
import { readFactSheet } from "./read-fact-sheet.ts"

const rulebook = loadRulebook()
const folder = mkdtempSync(join(tmpdir(), "shekara-sheets-"))
afterAll(() => rmSync(folder, { recursive: true }))
const refusals: readonly [string, string | Uint8Array, string][] = [
  ["bytes that are no UTF-8", Uint8Array.of(0x66, 0x3a, 0x20, 0xff, 0xfe), ":1: the file:"],
  ["a value of the wrong type", "facts:\n  activity.matches_orders: maybe\n", ":2: facts.activity.matches_orders:"],
  ["an unknown fact", "facts:\n  activity.matchs_orders: true\n", ":2: facts.activity.matchs_orders:"],
  ["nothing at all", "facts:\n  activity.matches_orders: null\n", ":2: a value is empty or null"],
  ["a key twice", "facts:\n  activity.mines: true\n  activity.mines: false\n", ":3: this is not plain YAML"],
  ["a day that has not come", "facts:\n  layer.incorporated_on: 2026-11-23\n", ":2: facts.layer.incorporated_on:"],
  ["a pair that clashes", "facts:\n  control.aml_model: none\n  control.live_controls: true\n", ":2: facts.control.aml_model:"],
]

describe("a fact sheet is refused with file, line and place for", () => {
  test.each(refusals)("%s", (name, content, place) => {
    const path = join(folder, `${name.replaceAll(/\W/g, "-")}.yaml`)
    writeFileSync(path, content)
    const refused = problemsIn(path)
    expect(refused).toHaveLength(1)
    expect(refused[0]).toContain(`${path}${place}`)
  })
})

test("a sheet that begins with a byte order mark is read", () => {
  const path = join(folder, "mark.yaml")
  writeFileSync(path, "\uFEFFfacts: {activity.mines: true}\n")
  expect(readFactSheet(path, { rulebook, on: "2026-11-22" }).subjects[0]?.facts.has("activity.mines")).toBe(true)
})

function problemsIn(path: string): readonly unknown[] {
  try {
    readFactSheet(path, { rulebook, on: "2026-11-22" })
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure
    const { problems } = failure.told.details as { readonly problems: readonly unknown[] }
    return problems
  }
  return []
}
