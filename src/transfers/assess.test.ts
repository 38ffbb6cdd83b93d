import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { aCleanWithdrawal } from "../../test/builders/transfer-facts.ts"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import { lawOn } from "../rulebook/rulebook.ts"
import { outcomes } from "../vocabulary/decision.ts"
import type { Finding } from "../vocabulary/finding.ts"
import { assess } from "./assess.ts"
import { freezeFacts, freezeFindings } from "./freeze-facts.ts"
import { gates } from "./gates.ts"
import type { TransferFacts } from "./transfers.ts"

const rulebook = loadRulebook()
const law = lawOn(rulebook, "2026-11-22")
const reasonsOf = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity !== "note").map(({ reason }) => reason)

describe("assessing a transfer", () => {
  test("a transfer against which nothing stands is released", () => {
    const { outcome, findings } = assess(aCleanWithdrawal(), law)
    expect(reasonsOf(findings)).toEqual([])
    expect(outcome).toBe("release")
  })

  const broken: readonly (readonly [string, Partial<TransferFacts>, string, string])[] = [
    ["no customer on record", { customer: null }, "eligibility.customer_unknown", "hold"],
    ["no price", { price: null }, "valuation.price_missing", "hold"],
    ["lists that did not answer", { screening: null }, "gate.unavailable", "hold"],
    [
      "no list in force",
      { screening: { lists: [], parties: aCleanWithdrawal().screening?.parties ?? [] } },
      "screening.list_missing",
      "hold",
    ],
    [
      "an open case",
      { openCase: { caseId: "01900000-0000-7000-8000-0000000000f1", openedAt: "2026-11-22T08:00:00.000Z" } },
      "case.open",
      "hold",
    ],
  ]
  test.each(broken)("%s holds the transfer", (_, changes, reason, outcome) => {
    const assessment = assess(aCleanWithdrawal(changes), law)
    expect(reasonsOf(assessment.findings)).toContain(reason)
    expect(assessment.outcome).toBe(outcome)
  })

  test("a price older than house policy allows holds the transfer", () => {
    const price = { rateId: "r", rate: "1", source: "synthetic", quotedAt: "2025-11-22T07:00:00.000Z" }
    expect(reasonsOf(assess(aCleanWithdrawal({ price }), law).findings)).toContain("valuation.price_stale")
  })

  test("a rulebook with nothing in force releases nothing", () => {
    const before = lawOn(rulebook, "1999-01-01")
    expect(assess(aCleanWithdrawal(), before).outcome).toBe("hold")
  })

  test.each(gates.map(({ name }) => name))("when the %s gate throws, the transfer is held", (name) => {
    const throwing = gates.map((gate) =>
      gate.name === name
        ? {
            ...gate,
            assess: () => {
              throw new Error("broken")
            },
          }
        : gate,
    )
    const { outcome, findings } = assess(aCleanWithdrawal(), law, throwing)
    expect(outcome).toBe("hold")
    expect(findings.map(({ reason }) => reason)).toContain("gate.unavailable")
  })

  test("the same facts give the same bytes, whatever the order of their fields", () => {
    const facts = aCleanWithdrawal({ price: null })
    const shuffled = Object.fromEntries(Object.entries(facts).reverse()) as unknown as TransferFacts
    expect(freezeFacts(shuffled).text).toBe(freezeFacts(facts).text)
    expect(freezeFindings(assess(shuffled, law).findings)).toBe(freezeFindings(assess(facts, law).findings))
  })

  test("raising the amount never softens the outcome and never removes a finding", () => {
    const withUnits = (units: bigint) =>
      aCleanWithdrawal({
        transfer: { ...aCleanWithdrawal().transfer, units: units.toString(), otherWalletHosting: "self_hosted", otherVaspName: null },
      })
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 10n }), fc.bigInt({ min: 0n, max: 10n ** 10n }), (units, more) => {
        const lower = assess(withUnits(units), law)
        const higher = assess(withUnits(units + more), law)
        expect(outcomes.indexOf(higher.outcome)).toBeGreaterThanOrEqual(outcomes.indexOf(lower.outcome))
        expect(reasonsOf(higher.findings)).toEqual(expect.arrayContaining(reasonsOf(lower.findings)))
      }),
    )
  })
})
