/** Nothing that any endpoint takes is nested deeper; what is deeper still is not looked into. */
const deepest = 64

/**
 * Where in a request's JSON there is text that no database of ours can hold and no reader can be shown: a NUL, or half of
 * a character. Paths are those of the fields, `body.otherParty.name`. Names of fields count as text too,
 * and so does whatever is nested beyond all use.
 */
export function unstorableFields(value: unknown, at: string): string[] {
  const found: string[] = []
  look(value, at, 0)
  return found

  function look(part: unknown, path: string, depth: number): void {
    if (depth > deepest || (typeof part === "string" && !isStorable(part))) found.push(path)
    if (depth > deepest || typeof part !== "object" || part === null) return
    for (const [name, inner] of Object.entries(part)) {
      if (!isStorable(name)) found.push(path)
      look(inner, `${path}.${name}`, depth + 1)
    }
  }
}

function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed()
}
