import { expect, test } from "vitest"
import type { Finding } from "../vocabulary/finding.ts"
import { findingLines } from "./finding-lines.ts"

const finding: Finding = {
  gate: "screening",
  reason: "screening.potential_match",
  severity: "hold",
  ends: "judgement",
  rule: "screening.list_max_age",
  citations: [{ at: "house-policy#screening", title: "House policy", grade: "policy", checkedOn: "2026-11-22" }],
  basis: "ofac-sdn:900001:other_party:name",
  details: {
    listedName: "ZHALGAN\u001b",
    birthDates: ["1970-01-01"],
    oneOf: [["birthDate", "birthPlace"], ["nationalId"]],
    seenAt: "2026-11-22T08:00:00.000Z",
    program: null,
  },
}

test("a finding is a sentence, its code, its rule with grade and source, and what it was seen in", () => {
  expect(findingLines(finding, { isHeld: true })).toEqual([
    "  A party's name matches an entry of a sanctions list.",
    "    Reason       screening.potential_match (hold, ends by the judgement of two people)",
    "    Rule         screening.list_max_age",
    "    Source       grade policy: House policy, house-policy#screening, checked 2026-11-22",
    "    Listed name  ZHALGAN<U+001B>",
    "    Birth dates  1970-01-01",
    "    One of       birthDate and birthPlace, nationalId",
    "    Seen at      2026-11-22 13:00:00 Asia/Almaty",
    "    Program      not known",
    "    Clear as     screening.potential_match|ofac-sdn:900001:other_party:name",
  ])
})

test.each([
  ["is settled", finding, false],
  ["waits for facts", { ...finding, ends: "cure" }, true],
  ["is only that a case is open", { ...finding, reason: "case.open" }, true],
] as const)("nothing is offered for clearing where it %s", (_, about, isHeld) => {
  expect(findingLines(about, { isHeld }).join()).not.toContain("Clear as")
})

test("a reason this version does not know is still shown", () => {
  const foreign = { ...finding, reason: "custody.limit_reached" as Finding["reason"] }
  expect(findingLines(foreign, { isHeld: true })[0]).toBe("  custody.limit_reached")
})
