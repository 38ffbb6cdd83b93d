import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { valueTexts } from "../../test/builders/written-rulebook.ts"
import { compileRulebook } from "./compile-rulebook.ts"
import type { Problem, ReadFile } from "./read-file.ts"
import { readYaml } from "./read-yaml.store.ts"

const texts = new Map([...valueTexts].filter(([path]) => !path.endsWith(".scenarios.yaml")))
const files = [...texts].map(([path, text]) => fileOf(path, text))
const paths = fc.constantFrom(...texts.keys())
const pieces = fc.constantFrom(
  ..."a: |- |{|}|[|]|&x |*x|!!str |? |: |~|null|---|...|1e999|.nan|# |<<: |true|0x10|__proto__: 1|constructor: 2".split("|"),
  ...["\n", "  ", "\t", "|\n", ">-\n", "%YAML 1.1\n", '"', "'", "\0", "\ufeff", "\r\n"],
)

describe("whatever the bytes of a rulebook file", () => {
  test("foreign text ends in problems, each with a line and a remedy", () => {
    const foreign = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
    )
    fc.assert(
      fc.property(foreign, paths, (text, path) => areSaid(problemsOf(path, text))),
      { numRuns: 1000 },
    )
  })

  test("a damaged file ends in a rulebook or in problems", () => {
    const damage = fc.record({
      path: paths,
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      drop: fc.nat(30),
      add: fc.array(pieces, { maxLength: 3 }),
    })
    fc.assert(
      fc.property(damage, ({ path, at, drop, add }) => {
        const whole = texts.get(path) ?? ""
        const cut = Math.floor(at * whole.length)
        const problems = problemsOf(path, `${whole.slice(0, cut)}${add.join("")}${whole.slice(cut + drop)}`)
        return problems.length === 0 || areSaid(problems)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ["ten thousand open brackets", "[".repeat(10_000)],
    ["ten thousand maps in maps", "{a: ".repeat(10_000)],
    ["a list nested beyond need", `a: ${"[".repeat(40)}${"]".repeat(40)}`],
  ])("%s are refused", (_, text) => {
    expect(areSaid(problemsOf("house/policy.yaml", text))).toBe(true)
  })
})

test("a country called NO is a country, and a date is a text", () => {
  expect(fileOf("house/policy.yaml", "country: NO\nfrom: 2025-01-01\n").data).toEqual({ country: "NO", from: "2025-01-01" })
})

test("each place knows its line", () => {
  const { lines } = fileOf("house/policy.yaml", "a:\n  - b: 1\n    c: [2,\n      3]\n")
  expect([lines.get("a"), lines.get("a/0"), lines.get("a/0/c"), lines.get("a/0/c/1")]).toEqual([1, 2, 3, 4])
})

function problemsOf(path: string, text: string): readonly Problem[] {
  const read = readYaml(path, text)
  if ("problems" in read) return read.problems
  const compiled = compileRulebook([...files.filter((file) => file.path !== path), read.file], texts)
  return "problems" in compiled ? compiled.problems : []
}

function areSaid(problems: readonly Problem[]): boolean {
  return problems.length > 0 && problems.every(({ file, line, what, remedy }) => file !== "" && line >= 1 && what !== "" && remedy !== "")
}

function fileOf(path: string, text: string): ReadFile {
  const read = readYaml(path, text)
  if ("problems" in read) throw new Error(JSON.stringify(read.problems))
  return read.file
}
