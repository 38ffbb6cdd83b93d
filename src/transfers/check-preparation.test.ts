import { describe, expect, test } from "vitest"
import { type Finding, findingKey } from "../vocabulary/finding.ts"
import { checkPreparation } from "./check-preparation.ts"

const match: Finding = {
  gate: "screening",
  reason: "screening.potential_match",
  severity: "hold",
  ends: "judgement",
  citations: [],
  basis: "ofac-sdn:1",
  details: {},
}
const missing: Finding = {
  ...match,
  gate: "travel-rule",
  reason: "travel_rule.beneficiary_name_missing",
  ends: "cure",
  basis: "beneficiary.name",
}
const open: Finding = { ...match, gate: "story", reason: "case.open", basis: "case-1" }
const clearing = (finding: Finding) => ({ findingKey: findingKey(finding), why: "Born forty years apart" })

describe("preparing a case", () => {
  test("a release with a reason for every finding that judgement ends may be laid before the checker", () => {
    expect(() =>
      checkPreparation({ recommendation: "release", why: "Not the listed person", clearances: [clearing(match)] }, [match, open]),
    ).not.toThrow()
  })
  test("a release that leaves a match without a reason is refused", () => {
    expect(() => checkPreparation({ recommendation: "release", why: "Hurry", clearances: [] }, [match, open])).toThrow(
      "case.finding_not_cleared",
    )
  })
  test("a release while data is missing is refused: only the data ends it", () => {
    expect(() => checkPreparation({ recommendation: "release", why: "Hurry", clearances: [clearing(match)] }, [match, missing])).toThrow(
      "case.finding_not_cleared",
    )
  })
  test("missing data cannot be cleared by a reason", () => {
    expect(() => checkPreparation({ recommendation: "release", why: "Hurry", clearances: [clearing(missing)] }, [missing])).toThrow(
      "case.finding_not_clearable",
    )
  })
  test("the open case itself is the checker's to end, not the maker's", () => {
    expect(() => checkPreparation({ recommendation: "release", why: "Hurry", clearances: [clearing(open)] }, [open])).toThrow(
      "case.finding_not_clearable",
    )
  })
  test("a rejection needs no clearance", () => {
    expect(() => checkPreparation({ recommendation: "reject", why: "The listed person", clearances: [] }, [match, missing])).not.toThrow()
  })
})
