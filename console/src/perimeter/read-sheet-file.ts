import type { Sheet } from "./fact-sheet.ts"

/** Why a text is no fact sheet: `line` counts from 1, where the reader knows it. */
export interface Unreadable {
  readonly line?: number
  readonly why: string
}

/** Reads YAML or JSON, which is YAML too. The reader is fetched only when somebody brings a text. Never throws for what it holds. */
export async function readSheetFile(text: string): Promise<{ readonly sheet: Sheet } | { readonly unreadable: Unreadable }> {
  const { parseDocument } = await import("yaml")
  try {
    const document = parseDocument(text, { version: "1.2", schema: "core", uniqueKeys: true })
    const [first] = document.errors
    if (first !== undefined) {
      const line = first.linePos?.[0].line
      return { unreadable: { ...(line === undefined ? {} : { line }), why: firstLine(first.message) } }
    }
    const data: unknown = document.toJS({ maxAliasCount: 0 })
    if (typeof data === "object" && data !== null && !Array.isArray(data)) return { sheet: data as Sheet }
    return { unreadable: { why: "format: shekara/facts@1 …" } }
  } catch (error) {
    // The parser gives up on some texts, such as thousands of open brackets, instead of reporting them.
    return { unreadable: { why: error instanceof Error ? firstLine(error.message) : "" } }
  }
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? message
}
