import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { loadRulebook, rulebookFolder } from "./rulebook.store.ts"
import { putCodes } from "./write-codes.ts"
import { writeIndex } from "./write-index.ts"

test("INDEX.md is current; npm run rulebook writes it", () => {
  expect(readFileSync(join(rulebookFolder, "INDEX.md"), "utf8")).toBe(writeIndex(loadRulebook()))
})

test("the codes in the guide of the legal position are current; npm run rulebook writes them", () => {
  const guide = readFileSync(new URL("../../docs/guide/perimeter.md", import.meta.url), "utf8")
  expect(guide).toBe(putCodes(guide, loadRulebook()))
})
