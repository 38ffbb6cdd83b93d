import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parseMoney } from "../vocabulary/money.ts"
import { actions, type Role, roles } from "../vocabulary/role.ts"
import { loadRulebook } from "./rulebook.store.ts"
import { lawOn, type Parameter, periodOn, reaches } from "./rulebook.ts"

const rulebook = loadRulebook()

describe("the law of a day", () => {
  const hours = {
    id: "house.example",
    meaning: "An example.",
    unit: "hours",
    instrument: "house",
    file: "house/policy.yaml",
    line: 1,
  } as const
  const period = (from: string, to: string | undefined, value: number) => ({
    id: "house.example",
    from,
    ...(to === undefined ? {} : { to }),
    value,
    grade: "policy" as const,
    checkedOn: from,
    citations: [],
  })
  const changed: Parameter = { ...hours, periods: [period("2025-01-01", "2025-06-30", 24), period("2025-08-01", undefined, 12)] }
  const law = (date: string) => lawOn({ digest: "d", parameters: new Map([[changed.id, changed]]) }, date)

  test.each([
    ["2024-12-31", undefined],
    ["2025-01-01", 24],
    ["2025-06-30", 24],
    ["2025-07-01", undefined],
    ["2025-07-31", undefined],
    ["2025-08-01", 12],
    ["2099-01-01", 12],
  ])("on %s the value is %s", (date, value) => {
    expect(law(date).hours("house.example")?.value).toBe(value)
  })

  test("a value nobody wrote down is no value", () => {
    expect(law("2026-01-01").money("travel_rule.nowhere")).toBeUndefined()
  })

  test("asking for hours what is kept in minutes is a bug", () => {
    expect(() => lawOn(rulebook, "2026-01-01").hours("access.session_idle")).toThrow("kept in minutes")
  })

  test("a value says where it comes from", () => {
    const ruled = lawOn(rulebook, "2026-01-01").money("travel_rule.full_data_from")
    expect(ruled?.citations.map(({ at, grade }) => [at, grade])).toEqual([
      ["aifc-aml#11-1.1(3)", "V"],
      ["aifc-aml#11-1-note", "D"],
    ])
  })

  test("on no day do two periods answer", () => {
    const day = fc
      .date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const parameters = [...rulebook.parameters.values(), changed]
    fc.assert(
      fc.property(day, fc.constantFrom(...parameters), (date, { periods, ...rest }) => {
        const answers = periods.filter((one) => periodOn({ ...rest, periods: [one] } as Parameter, date) !== undefined)
        return answers.length <= 1
      }),
    )
  })
})

describe("a limit", () => {
  const limit = (comparison: "at_least" | "above") => ({ ...money("1000"), comparison })

  test.each([
    ["999.99", "at_least", false],
    ["1000.00", "at_least", true],
    ["1000.01", "at_least", true],
    ["999.99", "above", false],
    ["1000.00", "above", false],
    ["1000.01", "above", true],
  ] as const)("%s reaches %s 1000: %s", (value, comparison, reached) => {
    expect(reaches(money(value), limit(comparison))).toBe(reached)
  })

  test("two currencies are not compared", () => {
    expect(() => reaches({ minorUnits: 1n, currency: "KZT" }, limit("above"))).toThrow("Compared KZT with USD")
  })
})

describe("the roles of the house", () => {
  const may = (role: Role, action: (typeof actions)[number]) => rulebook.roles[action].includes(role)

  test("everything can be done by somebody", () => {
    expect(actions.filter((action) => rulebook.roles[action].length === 0)).toEqual([])
  })

  test("nobody may do everything", () => {
    expect(roles.filter((role) => actions.every((action) => may(role, action)))).toEqual([])
  })

  test("no role both prepares and decides", () => {
    const prepares = ["transfer.submit", "transfer.amend", "case.work"] as const
    expect(roles.filter((role) => may(role, "transfer.decide") && prepares.some((action) => may(role, action)))).toEqual([])
  })

  test("an examiner reads and exports, and no more", () => {
    expect(actions.filter((action) => may("examiner", action) && !/\.(read|export)$/.test(action))).toEqual([])
  })

  test("who gives powers does not decide transfers", () => {
    expect(rulebook.roles["access.administer"].filter((role) => may(role, "transfer.decide"))).toEqual([])
  })

  test("whoever decides transfers needs a second factor", () => {
    expect(rulebook.roles["transfer.decide"].filter((role) => rulebook.secondFactor[role] === undefined)).toEqual([])
  })

  test("a machine holds no power of a checker, works no case, and gives nobody power", () => {
    const withheld = actions.filter((action) => /^(access|audit|case)\.|decide|export|redeliver/.test(action))
    expect(rulebook.machineActions.filter((action) => withheld.includes(action))).toEqual([])
  })
})

function money(text: string) {
  const parsed = parseMoney(text, "USD")
  if (parsed === undefined) throw new Error(text)
  return parsed
}
