import { describe, expect, test } from "vitest"
import { languages } from "../vocabulary/language.ts"
import { roles } from "../vocabulary/role.ts"
import { isInventedName } from "./invent-name.ts"
import { inventedPeople } from "./invented-people.ts"
import { planDemonstration } from "./plan-demonstration.ts"

const order = {
  seed: 8420,
  until: "2026-11-22T08:00:00.000Z",
  size: { customers: 120, transfers: 2_000 },
  listedNames: ["Demoniyar ZHALGAN SYNTHETIC"],
}
const plan = planDemonstration(order)

describe("the plan of the demonstration", () => {
  test("is the same for the same order, to the letter", () => {
    expect(print(planDemonstration(order))).toBe(print(plan))
  })

  test("is another for another seed", () => {
    expect(print(planDemonstration({ ...order, seed: 1 }))).not.toBe(print(plan))
  })

  test("fills two weeks and nothing after the moment it is made for", () => {
    expect(plan.from).toBe("2026-11-08T08:00:00.000Z")
    const moments = [
      ...plan.transfers.map(({ at }) => at),
      ...plan.transfers.flatMap(({ steps }) => steps.map(({ at }) => at)),
      ...plan.quotes.map(({ at }) => at),
    ]
    for (const at of moments) expect(at >= plan.from && at <= plan.until).toBe(true)
    for (const { registeredAt } of plan.customers) expect(registeredAt < plan.from).toBe(true)
  })

  test("keeps transfers in the order of their moments, and each person's steps after the transfer", () => {
    expect(plan.transfers.map(({ at }) => at)).toEqual(plan.transfers.map(({ at }) => at).toSorted())
    for (const { at, steps } of plan.transfers) {
      const moments = [at, ...steps.map((step) => step.at)]
      expect(moments).toEqual(moments.toSorted())
    }
  })

  test("never decides what nobody has prepared", () => {
    for (const { steps } of plan.transfers) {
      let isPrepared = false
      for (const { kind } of steps) {
        if (kind === "return" || kind === "decide") expect(isPrepared).toBe(true)
        isPrepared = kind === "prepare" || (isPrepared && kind === "note")
      }
    }
  })

  test("gives every transfer an idempotency key of its own", () => {
    expect(new Set(plan.transfers.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(plan.transfers.length)
  })

  test("has a price of every asset no older than half a day for every transfer", () => {
    for (const { at, amount } of plan.transfers) {
      const quote = plan.quotes.findLast((other) => other.asset === amount.asset && other.at <= at)
      expect(Date.parse(at) - Date.parse(quote?.at ?? "")).toBeLessThanOrEqual(12 * 3_600_000)
    }
  })
})

describe("what the demonstration invents", () => {
  test("says in every name that nobody bears it", () => {
    const names = [
      ...inventedPeople.map(({ displayName }) => displayName),
      ...plan.customers.map(({ record }) => record.name),
      ...plan.transfers.flatMap(({ told, learnt }) => [told, learnt]).flatMap(({ party, vaspName }) => [party.name, vaspName]),
    ]
    for (const name of names) expect(name == null || isInventedName(name), String(name)).toBe(true)
  })

  test("marks every wallet address as made up", () => {
    const addresses = [
      ...plan.customers.map(({ record }) => record.walletAddress),
      ...plan.transfers.flatMap(({ told, learnt }) => [told.party.walletAddress, learnt.party.walletAddress]),
    ]
    for (const address of addresses)
      expect(address ?? "none").toMatch(/^(bc1qfakefake[a-z0-9]{30}|0xfa4efa4efa4e[0-9a-f]{28}|TSyntheticFake[A-Za-z1-9]{20}|none)$/)
  })

  test("gives each role somebody who bears it, and each language a speaker", () => {
    expect(new Set(inventedPeople.map(({ role }) => role))).toEqual(new Set(roles))
    expect(new Set(inventedPeople.map(({ language }) => language))).toEqual(new Set(languages))
    expect(inventedPeople.filter(({ role }) => role === "analyst")).toHaveLength(2)
  })

  test("has customers in every state, without a country, without a wallet and of a country that is not served", () => {
    const statuses = plan.customers.flatMap(({ record, change }) => [record.status, change?.status])
    for (const status of ["active", "onboarding", "suspended", "closed"] as const) expect(statuses).toContain(status)
    expect(plan.customers.some(({ record }) => record.country === null)).toBe(true)
    expect(plan.customers.some(({ record }) => record.walletAddress === null)).toBe(true)
    expect(new Set(plan.customers.map(({ record }) => record.country)).size).toBeGreaterThan(6)
    expect(new Set(plan.customers.map(({ record }) => record.kind))).toEqual(new Set(["natural", "legal"]))
  })
})

function print(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part))
}
