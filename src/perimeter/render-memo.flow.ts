import { composeMemo } from "./compose-memo.ts"
import type { MemoSubject } from "./memo.ts"
import { writeDocx } from "./write-docx.flow.ts"
import { writePdf } from "./write-pdf.flow.ts"

export const memoFormats = ["docx", "pdf"] as const
export type MemoFormat = (typeof memoFormats)[number]

/** The regulatory perimeter memo as a file. Equal input gives equal bytes; nothing is read but the fonts that come with this code. */
export async function renderMemo(subject: MemoSubject, format: MemoFormat): Promise<Uint8Array> {
  const memo = composeMemo(subject)
  return format === "docx" ? writeDocx(memo) : writePdf(memo)
}
