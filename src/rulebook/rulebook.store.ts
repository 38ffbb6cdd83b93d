import { globSync, readFileSync } from "node:fs"
import { join, sep } from "node:path"
import { fileURLToPath } from "node:url"
import { compileRulebook } from "./compile-rulebook.ts"
import { printCondition } from "./print-condition.ts"
import { type Problem, printProblem, type ReadFile } from "./read-file.ts"
import { readYaml } from "./read-yaml.store.ts"
import { factView, rowOf, ruleView } from "./rule-view.ts"
import type { Rulebook } from "./rulebook.ts"
import { notice, periodView, valueView } from "./value-view.ts"

export { factView, notice, periodView, printCondition, readYaml, rowOf, ruleView, valueView }

/** The rulebook that comes with this code. */
export const rulebookFolder = fileURLToPath(new URL("../../rulebook/", import.meta.url))

/** Reads and compiles every YAML file of a rulebook. Throws, naming file, line and remedy of each problem, when one file is not right. */
export function loadRulebook(folder: string = rulebookFolder): Rulebook {
  const compiled = compileTexts(readTexts(folder))
  if ("problems" in compiled) throw new Error(`The rulebook is not used:\n${compiled.problems.map(printProblem).join("\n")}`)
  return compiled.rulebook
}

/** Compiles texts by their path below `rulebook/`; never throws, whatever the texts hold. */
export function compileTexts(texts: ReadonlyMap<string, string>): ReturnType<typeof compileRulebook> {
  const files: ReadFile[] = []
  const problems: Problem[] = []
  for (const [path, text] of texts) {
    const read = readYaml(path, text)
    if ("problems" in read) problems.push(...read.problems)
    else files.push(read.file)
  }
  return problems.length > 0 ? { problems } : compileRulebook(files, texts)
}

/** The text of each YAML file by its path below the folder, with forward slashes. */
export function readTexts(folder: string): ReadonlyMap<string, string> {
  return new Map(
    globSync("**/*.{yaml,yml}", { cwd: folder }).map((path) => [path.split(sep).join("/"), readFileSync(join(folder, path), "utf8")]),
  )
}
