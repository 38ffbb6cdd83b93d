import { basename } from "node:path"
import { type FactSheet, parseFactSheet } from "../reasoning/reasoning.ts"
import { readYaml } from "../rulebook/rulebook.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import { Failure } from "./failure.ts"
import { readInput } from "./read-input.ts"

/** Reads a fact sheet in YAML or JSON, from a file or standard input; fails with the place of every mistake in it. */
export function readFactSheet(path: string, { rulebook, on }: { readonly rulebook: Rulebook; readonly on: LawDate }): FactSheet {
  const text = textOf(readInput(path))
  if (text === undefined) throw refused([`${path}:1: the file: This is not text in UTF-8. Save it as UTF-8.`])
  const read = readYaml(basename(path), text)
  if ("problems" in read) throw refused(read.problems.map(({ line, what, remedy }) => `${path}:${line}: ${what}. ${remedy}`))
  const { data, lines } = read.file
  const parsed = parseFactSheet(data, { rulebook, on, lines })
  if ("sheet" in parsed) return parsed.sheet
  throw refused(parsed.problems.map(({ line, place, what, remedy }) => `${path}:${line ?? 1}: ${place}: ${what}. ${remedy}`))
}

/** Bytes that are no UTF-8 are no text: a reader that mended them would conclude from words nobody wrote. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function refused(problems: readonly string[]): Failure {
  return new Failure({
    kind: "refused",
    title: "The fact sheet has mistakes, and nothing was concluded from it.",
    remedy: "Correct each place in the details as its remedy says; docs/guide/perimeter.md describes the form.",
    details: { problems },
  })
}
