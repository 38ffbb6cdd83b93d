import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { describeReasons } from "../../tools/describe-reasons.ts"

test("docs/REASONS.md says what the tables of codes say (otherwise: npm run reasons)", () => {
  expect(readFileSync("docs/REASONS.md", "utf8")).toBe(describeReasons())
})
