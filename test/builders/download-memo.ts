import { readFile } from "node:fs/promises"
import type { Visit } from "./open-visit.ts"
import { readDocx, readPdf } from "./read-memo.ts"

/** Downloads the memo of an assessment that was just recorded, in both forms, and reads them back. */
export async function downloadMemos(
  visit: Visit,
): Promise<{ readonly docx: string; readonly notes: readonly string[]; readonly pdf: string }> {
  const { text, notes } = await readDocx(await downloadMemo(visit, "docx"))
  const pages = await readPdf(await downloadMemo(visit, "pdf"))
  return { docx: text, notes, pdf: pages.join(" ") }
}

async function downloadMemo({ page, say }: Visit, form: "docx" | "pdf"): Promise<Buffer> {
  const link = page.getByRole("status").getByRole("link", { name: say(`perimeter:memo.${form}`) })
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()])
  return readFile(await download.path())
}
