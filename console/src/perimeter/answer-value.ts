import type { FactDefinition } from "./use-law.ts"

/** What somebody typed or chose, before it is a value: words chosen of a set, or a text. */
export interface Draft {
  readonly text: string
  readonly words: readonly string[]
}

export const emptyDraft: Draft = { text: "", words: [] }

/** A draft as the fact sheet writes it; undefined while nothing was given. The server judges what was given. */
export function valueOfDraft({ type, unit }: Pick<FactDefinition, "type" | "unit">, { text, words }: Draft): unknown {
  const typed = text.trim()
  switch (type) {
    case "set":
      return words
    case "countries":
      return typed
        .split(/[\s,;]+/)
        .filter((code) => code !== "")
        .map((code) => code.toUpperCase())
    case "bool":
      return typed === "" ? undefined : typed === "true"
    case "int":
      return typed === "" ? undefined : typed.replaceAll(/[\s_]/g, "")
    case "money":
      return typed === "" ? undefined : `${typed.replaceAll(/[\s_]/g, "").replace(",", ".")} ${unit ?? "KZT"}`
    case "enum":
    case "date":
    case "text":
      return typed === "" ? undefined : typed
  }
}

/** The draft with which a stated value is changed. */
export function draftOf(value: unknown): Draft {
  if (Array.isArray(value)) return { text: value.join(", "), words: value.filter((word) => typeof word === "string") }
  if (typeof value !== "string" && typeof value !== "boolean" && typeof value !== "number") return emptyDraft
  return { text: String(value).replace(/ [A-Z]{3}$/, ""), words: [] }
}
