import { expect, test } from "vitest"
import { severities } from "../../../src/vocabulary/finding.ts"
import { reasons } from "../../../src/vocabulary/reason.ts"
import { toneOfFinding } from "./tone-of-finding.ts"

test("no finding is ever green", () => {
  for (const reason of reasons) for (const severity of severities) expect(toneOfFinding({ reason, severity })).not.toBe("good")
})

test.each([
  ["travel_rule.hosting_unknown", "hold", "unknown"],
  ["travel_rule.legal_person_rule_open", "note", "unknown"],
  ["valuation.price_missing", "hold", "unknown"],
  ["gate.unavailable", "hold", "unknown"],
  ["case.open", "hold", "wait"],
  ["screening.potential_match", "hold", "wait"],
  ["screening.list_synthetic", "note", "note"],
  ["screening.potential_match", "reject", "bad"],
] as const)("%s that is a %s looks %s", (reason, severity, tone) => {
  expect(toneOfFinding({ reason, severity })).toBe(tone)
})
