import { expect, test } from "vitest"
import { factGroups } from "./fact-definition.ts"
import { loadRulebook } from "./rulebook.store.ts"
import type { CatalogueRow } from "./rulebook.ts"

const rulebook = loadRulebook()

test("the four variables of every answer are the top groups of the facts, and each asks something", () => {
  expect([...factGroups].sort()).toEqual(["activity", "control", "geography", "layer"])
  for (const group of factGroups) expect([...rulebook.facts.values()].filter((fact) => fact.group === group)).not.toEqual([])
})

test("every source says when it was checked and how high it stands", () => {
  for (const { rank, checkedOn } of rulebook.sources.values()) {
    expect(checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect([10, 20, 30, 40, 50, 60]).toContain(rank)
  }
})

test("four fact cards and four steps of the timeline stand with their passages, and no day is invented for them", () => {
  expect(passagesOf("fact-cards")).toEqual(["L5", "L6", "L7", "L8"])
  expect(passagesOf("timeline")).toEqual(["L78", "L79", "L80", "L81"])
  for (const { text } of rowsOf("timeline")) expect(text.en).not.toMatch(/\b(19|20)\d\d\b/)
})

test("each of the ten answers of the overview stands with its passage, and leads to what the firm's facts decide", () => {
  const answers = rowsOf("faq")
  expect(passagesOf("faq")).toEqual(Array.from({ length: 10 }, (_, index) => `L${147 + index}`))
  expect(answers.flatMap(({ leadsTo }) => leadsTo)).not.toEqual([])
})

test("a strong application is told by its seven parts", () => {
  expect(
    rowsOf("readiness")
      .map(({ code }) => code)
      .sort(),
  ).toEqual(["RDY-ANALYTICS", "RDY-CLIENT-ASSETS", "RDY-INCIDENT", "RDY-MLRO", "RDY-ONBOARDING", "RDY-RISK-FRAMEWORK", "RDY-SEGREGATION"])
})

test("no branch of the token tree ends without a next analysis", () => {
  const branches = rowsOf("token-tree")
  expect(branches).toHaveLength(6)
  for (const { text } of branches) expect(text.en).toMatch(/analy|assess|review|regulation|find out|next/i)
})

test("the tax map names topics and teams, and no rate of the overview", () => {
  for (const { text, lists } of rowsOf("tax")) {
    expect(text.en).not.toMatch(/\d+(\.\d+)? ?(%|percent)/)
    expect(lists["team"]).not.toEqual([])
  }
})

test("each of the five risks says what the law risks, how it is met, and which tasks that makes", () => {
  const risks = rowsOf("risks")
  expect(risks.map(({ code }) => code).sort()).toEqual(["RSK-AML", "RSK-CUSTODY", "RSK-MINING", "RSK-TOKEN", "RSK-XBORDER"])
  for (const { fields, lists } of risks) {
    expect(fields["legal_risk"]?.en).toBeTruthy()
    expect(lists["mitigation"]).not.toEqual([])
  }
})

test("a mismatch weighs at least as much as any risk", () => {
  const importanceOf = (catalogue: string) => rulebook.catalogues.get(catalogue)?.concluded?.importance
  expect(importanceOf("mismatches")).toBeGreaterThan(importanceOf("risks") ?? 0)
})

test("legacy assumptions are each answered with the current approach", () => {
  for (const { fields } of rowsOf("legacy")) expect(fields["legacy"]?.en).not.toBe(fields["current"]?.en)
})

function rowsOf(catalogue: string): readonly CatalogueRow[] {
  return rulebook.catalogues.get(catalogue)?.rows ?? []
}

/** Lines of the overview that the rows of a catalogue cite, in their order. */
function passagesOf(catalogue: string): readonly string[] {
  return rowsOf(catalogue).flatMap(({ citations }) => citations.map(({ at }) => at.replace("seed-2026#", "")))
}
