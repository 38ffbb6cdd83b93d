import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import { type Law, lawOn } from "../rulebook/rulebook.ts"
import { type Finding, findingKey } from "../vocabulary/finding.ts"
import { parseMoney } from "../vocabulary/money.ts"
import { type Party, partyFields, partyKinds } from "../vocabulary/party.ts"
import { directions, walletHostings } from "../vocabulary/transfer.ts"
import { assessTravelRule, type TravelRuleFacts } from "./travel-rule.ts"

const rulebook = loadRulebook()
const law = lawOn(rulebook, "2026-06-01")
const silent = lawOn({ digest: "none", parameters: new Map() }, "2026-06-01")

const complete: Party = { kind: "natural", name: "Aigerim Example", walletAddress: "bc1qexample", nationalId: "900401000000" }
const anything: TravelRuleFacts = {
  originator: complete,
  beneficiary: { ...complete, name: "Bo Example", walletAddress: "bc1qother" },
  value: usd("500"),
  direction: "withdrawal",
  otherWalletHosting: "self_hosted",
  otherVaspName: null,
}

describe("a finding", () => {
  test("about a missing field names the party, the field, what would do, and the limit", () => {
    const [finding] = assess({ originator: without(complete, "nationalId"), value: usd("1000") })
    expect(finding).toMatchObject({
      reason: "travel_rule.originator_identification_missing",
      severity: "hold",
      ends: "cure",
      rule: "travel_rule.full_fields.natural",
      basis: "originator.identification",
      details: {
        party: "originator",
        field: "identification",
        threshold: "1000.00",
        value: "1000.00",
        currency: "USD",
        oneOf: [["physicalAddress"], ["nationalId"], ["customerId"], ["birthDate", "birthPlace"]],
      },
    })
    expect(finding?.citations.map(({ at }) => at)).toEqual(["aifc-aml#11-1.1(3)", "aifc-aml#11-1-note"])
  })

  test("about a legal person carries the open grade", () => {
    const [finding] = assess({ originator: { ...complete, kind: "legal" } })
    expect(finding).toMatchObject({ reason: "travel_rule.legal_person_rule_open", severity: "note", basis: "originator" })
    expect(finding?.citations.map(({ grade }) => grade)).toEqual(["policy", "N", "N"])
  })

  test("about a provider cites the duty and names the provider", () => {
    const [finding] = assess({ otherWalletHosting: "vasp", otherVaspName: "Example Exchange" })
    expect(finding).toMatchObject({ reason: "travel_rule.counterparty_not_assessed", severity: "note", basis: "Example Exchange" })
    expect(finding?.citations[0]?.at).toBe("aifc-aml#11-2.1(3)")
  })

  test("about a self-hosted wallet is for two people to judge", () => {
    const [finding] = assess({ value: usd("1000.01") })
    expect(finding).toMatchObject({
      reason: "travel_rule.self_hosted_mitigation",
      severity: "hold",
      ends: "judgement",
      details: { wallet: "bc1qother", value: "1000.01", threshold: "1000.00", currency: "USD" },
    })
  })

  test("a blank field is a missing field", () => {
    expect(reasons({ beneficiary: { ...anything.beneficiary, name: "  " } })).toEqual(["travel_rule.beneficiary_name_missing"])
  })
})

describe("a judgement about a self-hosted wallet covers", () => {
  const key = (change: Partial<TravelRuleFacts>) => assess({ value: usd("1500"), ...change }).map(findingKey)
  const other = (change: Partial<Party>) => ({ beneficiary: { ...anything.beneficiary, ...change } })

  test.each<[string, Partial<TravelRuleFacts>]>([
    ["the same transfer", {}],
    ["a price that moved a little", { value: usd("1999.99") }],
    ["another address of the beneficiary's home", other({ physicalAddress: "1 Example Street" })],
  ])("%s", (_, change) => {
    expect(key(change)).toEqual(key({}))
  })

  test.each<[string, Partial<TravelRuleFacts>]>([
    ["another wallet", other({ walletAddress: "bc1qthird" })],
    ["another person at that wallet", other({ name: "Cy Example" })],
    ["twice the value", { value: usd("3000") }],
  ])("not %s", (_, change) => {
    expect(key(change)).not.toEqual(key({}))
  })

  test("and does not hold the person's name in clear", () => {
    expect(key({}).join()).not.toContain("Bo Example")
  })
})

describe("the rule of the other side", () => {
  test.each([
    ["withdrawal", "bc1qother"],
    ["deposit", "bc1qexample"],
  ] as const)("in a %s it is about the wallet %s", (direction, wallet) => {
    expect(assess({ direction, otherWalletHosting: "unknown" })[0]).toMatchObject({
      reason: "travel_rule.hosting_unknown",
      ends: "cure",
      basis: wallet,
    })
  })
})

describe("laws of this gate", () => {
  const party = fc
    .record({ kind: fc.constantFrom(...partyKinds), held: fc.subarray([...partyFields]) })
    .map(({ kind, held }): Party => ({ kind, ...Object.fromEntries(held.map((field) => [field, `some ${field}`])) }))
  const cents = fc.oneof(fc.bigInt({ min: 99_990n, max: 100_010n }), fc.bigInt({ min: 0n, max: 10n ** 12n }))
  const facts: fc.Arbitrary<TravelRuleFacts> = fc.record({
    originator: party,
    beneficiary: party,
    value: fc.option(
      cents.map((minorUnits) => ({ minorUnits, currency: "USD" as const })),
      { nil: null },
    ),
    direction: fc.constantFrom(...directions),
    otherWalletHosting: fc.constantFrom(...walletHostings),
    otherVaspName: fc.option(fc.constant("Example Exchange"), { nil: null }),
  })
  const asked = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === "hold").map(({ reason }) => reason)

  test("raising the amount never removes an obligation", () => {
    fc.assert(
      fc.property(facts, cents, cents, (some, low, more) => {
        const at = (minorUnits: bigint) => asked(assessTravelRule({ ...some, value: { minorUnits, currency: "USD" } }, law))
        return at(low).every((reason) => at(low + more).includes(reason))
      }),
    )
  })

  test("a value that is not known asks for at least as much data as any value", () => {
    fc.assert(
      fc.property(facts, cents, (some, minorUnits) => {
        const known = asked(assessTravelRule({ ...some, value: { minorUnits, currency: "USD" } }, law))
        const unknown = asked(assessTravelRule({ ...some, value: null }, law))
        return known.filter((reason) => reason.endsWith("_missing")).every((reason) => unknown.includes(reason))
      }),
    )
  })

  test("supplying a field never adds a missing-field finding", () => {
    fc.assert(
      fc.property(facts, fc.constantFrom("originator", "beneficiary"), fc.constantFrom(...partyFields), (some, role, field) => {
        const supplied = { ...some, [role]: { ...some[role as "originator"], [field]: "supplied" } }
        const before = missing(assessTravelRule(some, law))
        return missing(assessTravelRule(supplied, law)).every((reason) => before.includes(reason))
      }),
    )
  })

  test("a rulebook without values holds, whatever the transfer", () => {
    fc.assert(fc.property(facts, (some) => asked(assessTravelRule(some, silent)).includes("travel_rule.rule_missing")))
  })

  test("a rulebook that lacks one value never asks for less", () => {
    const lacking = fc.constantFrom(...rulebook.parameters.keys()).map((id): Law => {
      const parameters = new Map(rulebook.parameters)
      parameters.delete(id)
      return lawOn({ digest: "some", parameters }, "2026-06-01")
    })
    fc.assert(fc.property(facts, lacking, (some, part) => holds(assessTravelRule(some, part)) || !holds(assessTravelRule(some, law))))
  })

  test("the same facts give the same findings, and no two findings share a key", () => {
    fc.assert(
      fc.property(facts, (some) => {
        const findings = assessTravelRule(some, law)
        expect(assessTravelRule(structuredClone(some), law)).toEqual(findings)
        return new Set(findings.map(findingKey)).size === findings.length
      }),
    )
  })

  test("every finding cites what it applies, unless it says that there is nothing to cite", () => {
    fc.assert(
      fc.property(facts, (some) => assessTravelRule(some, law).every(({ rule, citations }) => rule !== undefined && citations.length > 0)),
    )
  })
})

function assess(change: Partial<TravelRuleFacts>): Finding[] {
  return assessTravelRule({ ...anything, ...change }, law)
}

function reasons(change: Partial<TravelRuleFacts>): string[] {
  return assess(change).map(({ reason }) => reason)
}

function missing(findings: readonly Finding[]): string[] {
  return findings.map(({ reason }) => reason).filter((reason) => reason.endsWith("_missing"))
}

function holds(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "hold")
}

function without(party: Party, field: "nationalId"): Party {
  const { [field]: _, ...rest } = party
  return rest
}

function usd(text: string) {
  const money = parseMoney(text, "USD")
  if (money === undefined) throw new Error(text)
  return money
}
