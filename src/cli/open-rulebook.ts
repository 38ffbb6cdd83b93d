import { existsSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { compileTexts, readTexts } from "../rulebook/rulebook.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import { Failure, misused } from "./failure.ts"

/** Compiles a folder, or fails with every mistake in it. */
export function openRulebook(folder: string): Rulebook {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw misused(`${folder} is not a folder.`, "Name the folder of a rulebook.")
  const compiled = compileTexts(readTexts(folder))
  if ("rulebook" in compiled) return compiled.rulebook
  throw new Failure({
    kind: "refused",
    title: `The rulebook in ${resolve(folder)} cannot be used.`,
    remedy: "Correct what the details name; a rulebook with one mistake is no rulebook.",
    details: { problems: compiled.problems.map(({ file, line, what, remedy }) => `${file}:${line}: ${what}. ${remedy}`) },
  })
}
