/**
 * Canonical JSON (RFC 8785) of findings, with whole numbers of any size written as decimal texts, as they travel
 * elsewhere. The library for it knows no such numbers, and looks for circles that findings do not have.
 */
export function printCanonical(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value)
    case "bigint":
      return `"${value}"`
    case "object":
      if (value === null) return "null"
      return Array.isArray(value) ? printList(value) : printObject(value as Readonly<Record<string, unknown>>)
    default:
      return String(value)
  }
}

function printList(list: readonly unknown[]): string {
  let text = "["
  for (const item of list) text += text === "[" ? printCanonical(item) : `,${printCanonical(item)}`
  return `${text}]`
}

function printObject(members: Readonly<Record<string, unknown>>): string {
  let text = "{"
  for (const key of Object.keys(members).sort()) {
    const member = members[key]
    if (member !== undefined) text += `${text === "{" ? "" : ","}${JSON.stringify(key)}:${printCanonical(member)}`
  }
  return `${text}}`
}
