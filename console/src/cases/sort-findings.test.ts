import { expect, test } from "vitest"
import type { ApiFinding } from "../transfers/transfer-queries.ts"
import { sortFindings } from "./sort-findings.ts"

const finding = (reason: string, severity: ApiFinding["severity"], ends: ApiFinding["ends"]): ApiFinding => ({
  gate: "story",
  reason,
  severity,
  ends,
  citations: [],
  basis: reason,
  details: {},
})

test("what holds is sorted by what ends it; notes and the open case itself ask for nothing", () => {
  const findings = [
    finding("case.open", "hold", "judgement"),
    finding("screening.potential_match", "hold", "judgement"),
    finding("travel_rule.hosting_unknown", "hold", "cure"),
    finding("travel_rule.legal_person_rule_open", "note", "cure"),
  ]
  const { toCure, toJudge } = sortFindings(findings)
  expect(toCure.map(({ reason }) => reason)).toEqual(["travel_rule.hosting_unknown"])
  expect(toJudge.map(({ reason }) => reason)).toEqual(["screening.potential_match"])
})
