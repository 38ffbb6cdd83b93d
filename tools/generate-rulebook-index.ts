/* `npm run rulebook`: checks every file of the rulebook, writes rulebook/INDEX.md and the codes in docs/guide/perimeter.md. Prints what is wrong and where, and writes nothing then. */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { printProblem } from "../src/rulebook/read-file.ts"
import { compileTexts, readTexts, rulebookFolder } from "../src/rulebook/rulebook.store.ts"
import { putCodes } from "../src/rulebook/write-codes.ts"
import { writeIndex } from "../src/rulebook/write-index.ts"

const compiled = compileTexts(readTexts(rulebookFolder))
if ("problems" in compiled) {
  for (const problem of compiled.problems) console.error(printProblem(problem))
  process.exitCode = 1
} else {
  const { rulebook } = compiled
  writeFileSync(join(rulebookFolder, "INDEX.md"), writeIndex(rulebook))
  const guide = new URL("../docs/guide/perimeter.md", import.meta.url)
  writeFileSync(guide, putCodes(readFileSync(guide, "utf8"), rulebook))
  const held = `${rulebook.parameters.size} values, ${rulebook.rules.length} rules and ${rulebook.facts.size} facts`
  console.log(`rulebook/INDEX.md holds ${held} of ${rulebook.id}@${rulebook.version}; digest ${rulebook.digest}`)
}
