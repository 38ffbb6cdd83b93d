import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { outcomes } from "../../../src/vocabulary/decision.ts"
import { gateNames } from "../../../src/vocabulary/finding.ts"
import { factNames, layoutTrace, type TraceFinding, wrapWords } from "./layout-trace.ts"

const finding: fc.Arbitrary<TraceFinding> = fc.record({
  reason: fc.string(),
  rule: fc.option(fc.string(), { nil: undefined }),
  tone: fc.constantFrom("wait", "note", "bad", "unknown"),
})
const input = fc.record({
  facts: fc.record(
    Object.fromEntries(factNames.map((name) => [name, fc.array(fc.string(), { maxLength: 6 })])) as Record<
      (typeof factNames)[number],
      fc.Arbitrary<string[]>
    >,
  ),
  findings: fc.record(
    Object.fromEntries(gateNames.map((name) => [name, fc.array(finding, { maxLength: 20 })])) as Record<
      (typeof gateNames)[number],
      fc.Arbitrary<TraceFinding[]>
    >,
  ),
  outcome: fc.constantFrom(...outcomes),
})

describe("a decision trace", () => {
  test("places every fact and every gate in its order, and no box over another", () => {
    fc.assert(
      fc.property(input, (given) => {
        const { facts, gates, decision, width, height } = layoutTrace(given)
        expect(facts.map(({ name }) => name)).toEqual([...factNames])
        expect(gates.map(({ name }) => name)).toEqual([...gateNames])
        for (const column of [facts, gates]) {
          column
            .slice(1)
            .forEach((box, index) => expect(box.y).toBeGreaterThanOrEqual((column[index]?.y ?? 0) + (column[index]?.height ?? 0)))
        }
        for (const box of [...facts, ...gates, decision]) {
          expect(box.x + box.width).toBeLessThanOrEqual(width)
          expect(box.y + box.height).toBeLessThanOrEqual(height)
          expect(box.y).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  test("leads every gate to the decision, in the tone of its heaviest finding", () => {
    const none = {
      eligibility: [],
      "travel-rule": [],
      screening: [{ reason: "screening.potential_match", tone: "wait" as const }],
      story: [],
    }
    const facts = { customer: [], other_party: [], value: [], lists: [], case: [] }
    const { edges } = layoutTrace({ facts, findings: none, outcome: "hold" })
    const last = edges.filter(({ to }) => to === "hold")
    expect(last.map(({ from, tone }) => `${from} ${tone}`)).toEqual([
      "eligibility good",
      "travel-rule good",
      "screening wait",
      "story good",
    ])
  })
})

describe("wrapping", () => {
  test("breaks at spaces and cuts what is longer than a line", () => {
    expect(wrapWords("one two three", 7)).toEqual(["one two", "three"])
    expect(wrapWords("abcdefghij", 4)).toEqual(["abcd", "efgh", "ij"])
  })

  test("loses no letter and keeps every line short", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.integer({ min: 5, max: 20 }), (text, letters) => {
        const lines = wrapWords(text, letters)
        expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""))
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(letters)
      }),
    )
  })
})
