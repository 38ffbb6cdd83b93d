import mammoth from "mammoth"
import { extractText, getDocumentProxy } from "unpdf"

/** A Word file as a reader sees it: its running text, and its footnotes in their order. */
export async function readDocx(file: Uint8Array): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(file) })
  const notesAt = html.search(/<ol><li id="footnote-/)
  const [body, notes] = notesAt < 0 ? [html, ""] : [html.slice(0, notesAt), html.slice(notesAt)]
  return {
    text: plain(body),
    notes: [...notes.matchAll(/<li id="footnote-\d+">(.*?)<\/li>/g)].map(([, note = ""]) => plain(note).replace(/ ↑$/, "")),
  }
}

/** The text of a PDF file, page by page. */
export async function readPdf(file: Uint8Array): Promise<readonly string[]> {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(file)), { mergePages: false })
  return text.map((page) => page.replaceAll(/\s+/g, " ").trim())
}

function plain(html: string): string {
  const text = html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
  return text.replaceAll("&amp;", "&").replaceAll(/\s+/g, " ").trim()
}
