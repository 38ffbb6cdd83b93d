const longestName = 384

/** What the page of the lists is asked: a name to check, or part of one among the entries. */
export interface ScreeningSearch {
  readonly name?: string
}

/** Reads the name out of an address. A number is read as text: some names are. */
export function parseScreeningSearch({ name }: Record<string, unknown>): ScreeningSearch {
  const text = typeof name === "string" || typeof name === "number" ? String(name).trim().slice(0, longestName) : ""
  return text === "" ? {} : { name: text }
}
