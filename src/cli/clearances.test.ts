import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { findingKey } from "../vocabulary/finding.ts"
import { readClearances } from "./clearances.ts"
import { Failure } from "./failure.ts"

const match = (basis: string) => ({ reason: "screening.potential_match", basis, severity: "hold", ends: "judgement" }) as const
const missing = { reason: "travel_rule.beneficiary_name_missing", basis: "beneficiary", severity: "hold", ends: "cure" } as const
const one = match("ofac-sdn:1:other_party:a")
const two = match("ofac-sdn:2:other_party:a")

describe("what --clear names", () => {
  test("by its reason code, where one finding has it", () => {
    expect(readClearances(["screening.potential_match=Another birth date = 1990"], [one, missing])).toEqual([
      { findingKey: findingKey(one), why: "Another birth date = 1990" },
    ])
  })

  test("by its whole key, where several have the reason", () => {
    expect(readClearances([`${findingKey(two)}=No`], [one, two])).toEqual([{ findingKey: findingKey(two), why: "No" }])
  })

  test("by a key that holds an equals sign itself", () => {
    const odd = match("ofac-sdn:1:other_party:a=b")
    const clearances = readClearances([`${findingKey(odd)}=No`], [match("ofac-sdn:1:other_party:a"), odd])
    expect(clearances).toEqual([{ findingKey: findingKey(odd), why: "No" }])
  })

  test.each([
    ["a reason that several findings have", "screening.potential_match=No", [one, two]],
    ["a finding that only facts can end", "travel_rule.beneficiary_name_missing=No", [missing]],
    ["a finding that does not stand", "screening.list_stale=No", [one]],
    ["a finding without a reason given", "screening.potential_match= ", [one]],
    ["nothing at all", "", [one]],
    ["a finding and no reason", "screening.potential_match", [one]],
  ] as const)("refuses %s", (_, word, findings) => {
    expect(() => readClearances([word], findings)).toThrow(Failure)
  })

  test("of any text is a finding that stands and judgement can end, or is refused", () => {
    const findings = [one, two, missing]
    const word = fc.oneof(
      fc.string(),
      fc.tuple(fc.constantFrom(...findings.map(findingKey)), fc.string()).map((parts) => parts.join("=")),
    )
    fc.assert(
      fc.property(word, (text) => {
        try {
          const [clearance] = readClearances([text], findings)
          expect([findingKey(one), findingKey(two)]).toContain(clearance?.findingKey)
          expect(clearance?.why.trim()).not.toBe("")
        } catch (problem) {
          expect(problem).toBeInstanceOf(Failure)
        }
      }),
    )
  })
})
