import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { change, messagesOf, writtenProblems, writtenRulebook } from "../../test/builders/written-rulebook.ts"
import type { Problem } from "./read-file.ts"
import { compileTexts } from "./rulebook.store.ts"

const facts = "facts/control.yaml"
const services = "catalogue/services.yaml"
const overview = "overview/services.yaml"
const law = "law/services.yaml"
const texts = "texts/sentences.yaml"
/** The condition of `svc.exchange` is replaced by another. */
const when = (written: string) => change(/when: \{at_least:.*\}\n/, `when: ${written}\n`)

describe("a rulebook without a mistake", () => {
  const compiled = compileTexts(writtenRulebook)

  test("is used", () => {
    expect(messagesOf(writtenRulebook)).toBe("")
  })

  test("reads amounts in minor units of the fact's currency, counts as they stand, and values of the rulebook by name", () => {
    const rules = "rulebook" in compiled ? compiled.rulebook.rules : []
    const bounds = JSON.stringify(rules, (key, value: unknown) => (key === "bound" && typeof value === "bigint" ? `${value}n` : value))
    expect(bounds).toContain('{"op":"gte","bound":"100050n"}')
    expect(bounds).toContain('{"op":"lt","bound":"1n"}')
    expect(bounds).toContain('{"op":"lt","bound":{"parameter":"small.capital"}}')
  })

  test("takes the layer of a rule from the strongest source it cites, and its subject from the catalogue", () => {
    const rules = "rulebook" in compiled ? compiled.rulebook.rules : []
    expect(rules.map(({ id, layer, rank, subject }) => [id, layer, rank, subject])).toEqual([
      ["law.custody", "official", 10, "service_line"],
      ["law.risk", "official", 10, "firm"],
      ["svc.custody", "secondary", 50, "service_line"],
      ["svc.custody_without_keys", "secondary", 50, "service_line"],
      ["svc.exchange", "secondary", 50, "service_line"],
    ])
  })
})

describe("whatever stands in a file of facts, rules, rows or texts", () => {
  const paths = fc.constantFrom(facts, services, overview, law, texts)
  const pieces = fc.constantFrom(
    ..."{any: [|{all: |{fact: |, is: true}|{some: {over: token, where: |{finding: SVC-CUSTODY}|]}|}|{|[|: |~|- |null|__proto__: 1|constructor|1e9|\n|  ".split(
      "|",
    ),
  )

  test("a damaged file ends in a rulebook or in problems with line and remedy", () => {
    const damage = fc.record({
      path: paths,
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      drop: fc.nat(60),
      add: fc.array(pieces, { maxLength: 4 }),
    })
    fc.assert(
      fc.property(damage, ({ path, at, drop, add }) => {
        const cutAt = (whole: string) => Math.floor(at * whole.length)
        return areSaid(
          writtenProblems(path, (whole) => `${whole.slice(0, cutAt(whole))}${add.join("")}${whole.slice(cutAt(whole) + drop)}`),
        )
      }),
      { numRuns: 400 },
    )
  })

  test("any value in place of a condition ends in a rulebook or in problems with line and remedy", () => {
    const words = fc.constantFrom(
      "all",
      "any",
      "not",
      "at_least",
      "fact",
      "is",
      "in",
      "gte",
      "known",
      "finding",
      "some",
      "over",
      "where",
      "of",
      "n",
      "layer.staff",
      "token",
    )
    const value = fc.object({ key: words, values: [words, fc.boolean(), fc.nat()], maxDepth: 4 })
    fc.assert(
      fc.property(value, (written) => areSaid(writtenProblems(overview, when(JSON.stringify(written))))),
      { numRuns: 400 },
    )
  })
})

function areSaid(problems: readonly Problem[]): boolean {
  return problems.every(({ file, line, what, remedy }) => file !== "" && line >= 1 && what !== "" && remedy !== "")
}
