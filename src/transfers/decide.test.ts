import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Clearance, outcomes } from "../vocabulary/decision.ts"
import { type Finding, findingKey, severities } from "../vocabulary/finding.ts"
import { reasons } from "../vocabulary/reason.ts"
import { decide } from "./decide.ts"

const aFinding = (changes: Partial<Finding> = {}): Finding => ({
  gate: "screening",
  reason: "screening.potential_match",
  severity: "hold",
  ends: "judgement",
  citations: [],
  basis: "ofac-sdn:1",
  details: {},
  ...changes,
})
const clearing = (finding: Finding): Clearance => ({
  findingKey: findingKey(finding),
  why: "Another person",
  preparedBy: "maker",
  approvedBy: "checker",
  approvedAt: "2026-11-22T08:00:00.000Z",
})
const none = { clearances: [], verdict: null }

describe("deciding", () => {
  test("nothing found is released", () => {
    expect(decide({ findings: [], ...none })).toBe("release")
  })
  test("a note alone does not hold", () => {
    expect(decide({ findings: [aFinding({ severity: "note" })], ...none })).toBe("release")
  })
  test("a finding that two people cleared no longer holds", () => {
    expect(decide({ findings: [aFinding()], clearances: [clearing(aFinding())], verdict: null })).toBe("release")
  })
  test("a clearance covers the very basis it was given for, and no other", () => {
    expect(decide({ findings: [aFinding({ basis: "ofac-sdn:2" })], clearances: [clearing(aFinding())], verdict: null })).toBe("hold")
  })
  test("what only a cure can end is not ended by a clearance", () => {
    const finding = aFinding({ reason: "travel_rule.beneficiary_name_missing", ends: "cure" })
    expect(decide({ findings: [finding], clearances: [clearing(finding)], verdict: null })).toBe("hold")
  })
  test("what rejects is not cleared either", () => {
    const finding = aFinding({ severity: "reject" })
    expect(decide({ findings: [finding], clearances: [clearing(finding)], verdict: { kind: "approve" } })).toBe("reject")
  })
  test("a second person's rejection stands whatever the gates say", () => {
    expect(decide({ findings: [], clearances: [], verdict: { kind: "reject" } })).toBe("reject")
  })

  const findings = fc.array(
    fc.record({
      gate: fc.constant("screening" as const),
      reason: fc.constantFrom(...reasons),
      severity: fc.constantFrom(...severities),
      ends: fc.constantFrom("cure" as const, "judgement" as const),
      citations: fc.constant([]),
      basis: fc.constantFrom("a", "b", "c"),
      details: fc.constant({}),
    }),
    { maxLength: 8 },
  )
  test("more findings never soften the outcome", () => {
    fc.assert(
      fc.property(findings, findings, findings, (some, more, cleared) => {
        const clearances = cleared.map(clearing)
        const before = decide({ findings: some, clearances, verdict: null })
        const after = decide({ findings: [...some, ...more], clearances, verdict: null })
        expect(outcomes.indexOf(after)).toBeGreaterThanOrEqual(outcomes.indexOf(before))
      }),
    )
  })
})
