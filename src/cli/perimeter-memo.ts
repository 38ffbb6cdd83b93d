import { writeFileSync } from "node:fs"
import type { Command } from "commander"
import { memoFormats, renderMemo } from "../perimeter/render-memo.flow.ts"
import { assess, type Inquiry } from "../reasoning/reasoning.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Language } from "../vocabulary/language.ts"
import { misused } from "./failure.ts"
import { print } from "./print.ts"

export interface MemoAsked {
  readonly format: string
  readonly out: string
  readonly title?: string
  readonly json?: true
}

/** Whose position, and in which words; as the other verbs read it from the options. */
interface Told {
  readonly inquiry: Inquiry & { readonly rulebook: Rulebook }
  readonly language: Language
}

/** `shekara perimeter memo`: the memo of a fact sheet as a file. Needs no server and no sign-in. */
export function memoCommand<T extends MemoAsked>(memo: Command, told: (asked: T) => Told): void {
  memo
    .description("the regulatory perimeter memo as a Word or PDF file: an overview, not legal or tax advice")
    .requiredOption("--format <format>", memoFormats.join(" or "))
    .requiredOption("--out <file>", "where the memo is written")
    .option("--title <title>", "what the position is called; the name of the firm when absent")
    .action(async (asked: T) => {
      const format = memoFormats.find((one) => one === asked.format)
      if (format === undefined) throw misused(`${asked.format} is not a format of the memo.`, `Write one of ${memoFormats.join(", ")}.`)
      const { inquiry, language } = told(asked)
      const assessment = assess(inquiry)
      const { rulebook, sheet } = inquiry
      const title = asked.title ?? sheet.subjects.find(({ kind }) => kind === "firm")?.name ?? "firm"
      const file = await renderMemo({ title, sheet, assessment, rulebook, language, staleCauses: [] }, format)
      write(asked.out, file)
      print([asked.json ? JSON.stringify({ out: asked.out, bytes: file.length, receipt: assessment.receipt }) : `Written to ${asked.out}.`])
    })
}

function write(path: string, file: Uint8Array): void {
  try {
    writeFileSync(path, file)
  } catch (cause) {
    throw misused(`${path} cannot be written.`, "Check the folder and its permissions.", cause)
  }
}
