import { existsSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { parse } from "yaml"
import { z } from "zod"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { scenarioFiles } from "../builders/scenario-files.ts"

/** What the legal position must do, with what proves each: the sentence of a scenario, or the path of a test. */
const requirements = z
  .array(
    z.strictObject({
      id: z.number().int().positive(),
      section: z.string().regex(/^\d\.\d{1,2}$/),
      what: z.string().min(1),
      proved_by: z.array(z.string().min(1)).min(1),
    }),
  )
  .parse(parse(readFileSync("docs/requirements.yaml", "utf8")))
const sentences = new Set(scenarioFiles(loadRulebook()).flatMap(({ scenarios }) => scenarios.map(({ scenario }) => scenario)))

test("each requirement stands once", () => {
  const ids = requirements.map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test("every requirement of the legal position is listed", () => {
  const owned = [...numbersOf(1, 82), ...numbersOf(140, 178)]
  const listed = new Set(requirements.map(({ id }) => id))
  expect(owned.filter((id) => !listed.has(id))).toEqual([])
})

test.each(requirements)("requirement $id is proved by scenarios and tests that exist: $what", ({ proved_by: proofs }) => {
  const isTest = (proof: string) => /\.test\.tsx?$/.test(proof) && existsSync(proof)
  expect(proofs.filter((proof) => !isTest(proof) && !sentences.has(proof))).toEqual([])
})

function numbersOf(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
