import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { valueTexts } from "../../test/builders/written-rulebook.ts"
import { printProblem } from "./read-file.ts"
import { compileTexts } from "./rulebook.store.ts"

const texts = valueTexts
const rules = "aifc/aml-chapter-11-1.yaml"

describe("the digest", () => {
  const digest = digestOf(texts)

  test("does not depend on the order of the files", () => {
    const shuffled = fc.shuffledSubarray([...texts], { minLength: texts.size, maxLength: texts.size })
    fc.assert(
      fc.property(shuffled, (order) => digestOf(new Map(order)) === digest),
      { numRuns: 20 },
    )
  })

  test("does not depend on comments and indentation", () => {
    expect(digestOf(edited(rules, (text) => `# A remark.\n${text}\n\n`))).toBe(digest)
  })

  test.each<[string, string, (text: string) => string]>([
    ["a value", rules, change("value: 1000", "value: 1001")],
    ["an operator", rules, change("comparison: at_least", "comparison: above")],
    ["a date", rules, change("from: 2025-01-01", "from: 2025-01-02")],
    ["a paraphrase", "sources/aifc-aml.yaml", change("twelve months", "12 months")],
    ["a power", "house/roles.yaml", change("transfer.submit: [analyst]", "transfer.submit: [analyst, officer]")],
  ])("changes with %s", (_, path, edit) => {
    expect(digestOf(edited(path, edit))).not.toBe(digest)
  })
})

function change(from: string, to: string): (text: string) => string {
  return (text) => {
    const changed = text.replace(from, () => to)
    if (changed === text) throw new Error(`Nothing to change: ${from}`)
    return changed
  }
}

function edited(path: string, edit: (text: string) => string): ReadonlyMap<string, string> {
  return new Map(texts).set(path, edit(texts.get(path) ?? ""))
}

function digestOf(all: ReadonlyMap<string, string>): string {
  const compiled = compileTexts(all)
  return "rulebook" in compiled ? compiled.rulebook.digest : compiled.problems.map(printProblem).join("\n")
}
