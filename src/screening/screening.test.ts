import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Law, lawOn, type Parameter } from "../rulebook/rulebook.ts"
import { findingKey } from "../vocabulary/finding.ts"
import { assessScreening, type Candidate, type ScreenedList, type ScreenedParty, type ScreeningFacts } from "./screening.ts"

const assessedAt = "2026-11-22T12:00:00.000Z"
const cited = { at: "house-policy#screening", title: "House policy", grade: "policy", checkedOn: "2026-11-22" } as const
const maxAge: Parameter = {
  id: "screening.list_max_age",
  meaning: "How old a list may be",
  unit: "hours",
  instrument: "house",
  file: "house/policy.yaml",
  line: 1,
  periods: [{ id: "screening.list_max_age", value: 24, from: "2025-01-01", citations: [cited], grade: "policy", checkedOn: "2026-11-22" }],
}
const listedNames: Parameter = {
  ...maxAge,
  id: "screening.listed_names",
  meaning: "What becomes of a listed name",
  unit: "duty",
  periods: [
    {
      id: "screening.listed_names",
      value: "It is held.",
      from: "2025-01-01",
      citations: [cited],
      grade: "policy",
      checkedOn: "2026-11-22",
    },
  ],
}
const policies: readonly Parameter[] = [maxAge, listedNames]
const law = lawOn({ digest: "", parameters: new Map(policies.map((policy) => [policy.id, policy])) }, "2026-11-22")
const silentLaw = lawOn({ digest: "", parameters: new Map() }, "2026-11-22")

const list: ScreenedList = {
  list: "ofac-sdn",
  listVersionId: "01940000-0000-7000-8000-000000000001",
  title: "SDN",
  isSynthetic: false,
  activatedAt: "2026-11-01T12:00:00.000Z",
  confirmedAt: "2026-11-22T11:00:00.000Z",
  digest: "00",
}
const listed: Candidate = {
  list: "ofac-sdn",
  listVersionId: list.listVersionId,
  entryId: "36",
  kind: "person",
  names: [{ text: "PETROV, Ivan", quality: "primary" }],
  programs: ["SDGT"],
  countries: ["Examplia"],
  addressCountries: [],
  birthDates: ["1970"],
}
const clean: ScreenedParty = { role: "customer", name: "Anna Clean", candidates: [] }

function facts(changes: Partial<ScreeningFacts> = {}): ScreeningFacts {
  return { assessedAt, isDemonstration: false, lists: [list], parties: [clean], ...changes }
}

function findingsOf(changes: Partial<ScreeningFacts>, underLaw: Law = law): string[] {
  return assessScreening(facts(changes), underLaw).map(({ reason, severity, ends }) => `${reason} ${severity} ${ends}`)
}

test("a fresh real list and a name that is on none leave nothing to say", () => {
  expect(findingsOf({})).toEqual([])
})

describe("the lists themselves", () => {
  test.each<[string, Partial<ScreeningFacts>, string[]]>([
    ["no list at all", { lists: [] }, ["screening.list_missing hold cure"]],
    [
      "a list confirmed 24 hours ago",
      { lists: [{ ...list, confirmedAt: "2026-11-21T12:00:00.000Z" }] },
      ["screening.list_stale hold cure"],
    ],
    ["a list confirmed a second less than 24 hours ago", { lists: [{ ...list, confirmedAt: "2026-11-21T12:00:01.000Z" }] }, []],
    [
      "one of two lists stale",
      { lists: [list, { ...list, list: "un", confirmedAt: "2026-11-01T12:00:00.000Z" }] },
      ["screening.list_stale hold cure"],
    ],
    ["the synthetic list", { lists: [{ ...list, isSynthetic: true }] }, ["screening.list_synthetic hold cure"]],
    [
      "the synthetic list in the demonstration",
      { lists: [{ ...list, isSynthetic: true }], isDemonstration: true },
      ["screening.list_synthetic note cure"],
    ],
  ])("%s", (_, changes, expected) => {
    expect(findingsOf(changes)).toEqual(expected)
  })

  test.each(policies.map(({ id }) => id))("a rulebook without %s holds", (id) => {
    const others = new Map(policies.filter((policy) => policy.id !== id).map((policy) => [policy.id, policy]))
    expect(findingsOf({}, lawOn({ digest: "", parameters: others }, "2026-11-22"))).toEqual(["screening.policy_missing hold cure"])
  })

  test("a finding cites the policy that asks for fresh lists", () => {
    const [finding] = assessScreening(facts({ lists: [] }), law)
    expect(finding).toMatchObject({ rule: "screening.list_max_age", citations: [cited] })
  })
})

describe("the parties", () => {
  test.each([null, "", " ", "...", "\u200b"])("the name %j cannot be screened and holds", (name) => {
    expect(findingsOf({ parties: [{ ...clean, name }] })).toEqual(["screening.name_missing hold cure"])
  })

  test.each(["محمد", "李明", "Ivan 李"])("the name %s is in a script that meets no list and holds", (name) => {
    expect(findingsOf({ parties: [{ ...clean, name }] })).toEqual(["screening.name_unreadable hold cure"])
  })

  test("a listed name holds for people to judge, and says who, where and why", () => {
    const [finding] = assessScreening(facts({ parties: [{ role: "other_party", name: "Иван Петров", candidates: [listed] }] }), law)
    expect(finding).toMatchObject({
      gate: "screening",
      reason: "screening.potential_match",
      severity: "hold",
      ends: "judgement",
      basis: "ofac-sdn:36:other_party:ivan petrov",
      details: {
        party: "other_party",
        name: "Иван Петров",
        listedName: "PETROV, Ivan",
        quality: "primary",
        match: "normalised",
        list: "ofac-sdn",
        entryId: "36",
        programs: ["SDGT"],
        birthDates: ["1970"],
        countries: ["Examplia"],
      },
    })
  })

  test("the same spelling is an exact match", () => {
    const [finding] = assessScreening(facts({ parties: [{ ...clean, name: "PETROV, Ivan", candidates: [listed] }] }), law)
    expect(finding?.details).toMatchObject({ match: "exact" })
  })

  test("a candidate whose names are others is none", () => {
    expect(findingsOf({ parties: [{ ...clean, candidates: [listed] }] })).toEqual([])
  })

  test("the same entry met by both parties is two things to judge", () => {
    const parties = (["customer", "other_party"] as const).map((role) => ({ role, name: "Ivan Petrov", candidates: [listed] }))
    expect(new Set(assessScreening(facts({ parties }), law).map(findingKey)).size).toBe(2)
  })

  test("a match is found under a silent law too", () => {
    expect(findingsOf({ parties: [{ ...clean, name: "Ivan Petrov", candidates: [listed] }] }, silentLaw)).toEqual([
      "screening.policy_missing hold cure",
      "screening.policy_missing hold cure",
      "screening.potential_match hold judgement",
    ])
  })
})

const name = fc.constantFrom("Ivan Petrov", "PETROV, Ivan", "Иван Петров", "Anna", "...", "李", "")
const candidate = fc
  .record({ entryId: fc.constantFrom("1", "2", "3"), text: name.filter((text) => /\p{L}/u.test(text)) })
  .map(({ entryId, text }): Candidate => ({ ...listed, entryId, names: [{ text, quality: "weak" }] }))
const party = fc.record({
  role: fc.constantFrom("customer" as const, "other_party" as const),
  name: fc.option(name),
  candidates: fc.array(candidate, { maxLength: 4 }),
})

function keysOf(parties: readonly ScreenedParty[]): Set<string> {
  return new Set(
    assessScreening(facts({ parties }), law)
      .filter(({ severity }) => severity !== "note")
      .map(findingKey),
  )
}

test("another entry, another of its names or another party never removes a finding", () => {
  fc.assert(
    fc.property(fc.array(party, { maxLength: 3 }), party, candidate, name, (parties, another, entry, alias) => {
      const before = keysOf(parties)
      const withEntry = parties.map((one) => ({ ...one, candidates: [...one.candidates, entry] }))
      const withAlias = parties.map((one) => ({
        ...one,
        candidates: one.candidates.map((it) => ({ ...it, names: [...it.names, { text: alias, quality: "strong" as const }] })),
      }))
      for (const more of [withEntry, withAlias, [...parties, another]]) expect(keysOf(more)).toEqual(new Set([...before, ...keysOf(more)]))
    }),
  )
})

test("a name is compared or held, never neither", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 12 }), (asked) => {
      const self: Candidate = { ...listed, names: [{ text: asked, quality: "primary" }] }
      expect(keysOf([{ role: "customer", name: asked, candidates: [self] }]).size).toBeGreaterThan(0)
    }),
  )
})
