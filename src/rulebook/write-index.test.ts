import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { loadRulebook, rulebookFolder } from "./rulebook.store.ts"
import { writeIndex } from "./write-index.ts"

test("INDEX.md is current; npm run rulebook writes it", () => {
  expect(readFileSync(join(rulebookFolder, "INDEX.md"), "utf8")).toBe(writeIndex(loadRulebook()))
})
