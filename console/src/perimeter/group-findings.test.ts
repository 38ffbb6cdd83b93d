import { expect, test } from "vitest"
import { groupFindings } from "./group-findings.ts"
import type { LegalFinding } from "./perimeter-queries.ts"
import type { Catalogue } from "./use-law.ts"

const finding = (key: string, catalogue: string, outcome: LegalFinding["outcome"]) => ({ key, catalogue, outcome }) as LegalFinding
const catalogue = (id: string, importance: number) => ({ id, concluded: { importance } }) as Catalogue
const findings = [
  finding("TAX-A", "tax", "applies"),
  finding("SVC-A", "services", "applies"),
  finding("SVC-B", "services", "not_tested"),
  finding("SVC-C", "services", "conflict"),
]
const catalogues = [catalogue("tax", 1), catalogue("services", 5), { id: "faq" } as Catalogue]

test("what is open and what was not tested stand together, weighty catalogues first", () => {
  const groups = groupFindings(findings, catalogues, {})
  expect(groups.map(({ group, count }) => [group, count])).toEqual([
    ["applies", 2],
    ["conflict", 1],
    ["open", 1],
    ["does_not_apply", 0],
  ])
  expect(groups[0]?.catalogues.map((part) => part.catalogue)).toEqual(["services", "tax"])
})

test("a chosen group leaves the counts of the others standing", () => {
  const groups = groupFindings(findings, catalogues, { outcome: "open", catalogue: "services" })
  expect(groups.map(({ count, catalogues: parts }) => [count, parts.length])).toEqual([
    [1, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ])
})
