import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { z } from "zod"
import { loadRulebook, readYaml } from "../rulebook/rulebook.store.ts"
import { assess, parseFactSheet } from "./reasoning.ts"

const rulebook = loadRulebook()
const folder = "test/model-firms"
const form = z.strictObject({
  sheet: z.record(z.string(), z.unknown()),
  on: z.iso.date(),
  ranks: z.array(z.number()).optional(),
  /** Code, or code@kind:id, to its outcome; an exclamation mark where the layers part. */
  outcomes: z.record(z.string(), z.string()),
})

describe.each(readdirSync(folder).sort())("%s", (file) => {
  const read = readYaml(file, readFileSync(`${folder}/${file}`, "utf8"))
  if ("problems" in read) throw new Error(JSON.stringify(read.problems))
  const { sheet: data, on, ranks, outcomes } = form.parse(read.file.data)

  test("ends as counsel reads the law", () => {
    const parsed = parseFactSheet(data, { rulebook, on })
    if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems))
    const { findings } = assess({ rulebook, sheet: parsed.sheet, on, ranks })
    const found = Object.keys(outcomes).map((wanted) => {
      const [code, at] = wanted.split("@")
      const matching = findings.filter(({ key, subject }) => key === code && (at === undefined || at === `${subject.kind}:${subject.id}`))
      return [wanted, matching.map(({ outcome, isDisputed }) => `${outcome}${isDisputed ? "!" : ""}`).join(", ")]
    })
    expect(Object.fromEntries(found)).toEqual(outcomes)
  })
})
