import { isLawDate } from "../../../src/vocabulary/instant.ts"

/** The day whose law is asked, and a text to find among the values. */
export interface RulebookSearch {
  readonly on?: string
  readonly find?: string
}

/** Reads day and text out of an address; what is no calendar date is left out. */
export function parseRulebookSearch({ on, find }: Record<string, unknown>): RulebookSearch {
  const text = typeof find === "string" || typeof find === "number" ? String(find) : ""
  return { ...(typeof on === "string" && isLawDate(on) ? { on } : {}), ...(text === "" ? {} : { find: text }) }
}
