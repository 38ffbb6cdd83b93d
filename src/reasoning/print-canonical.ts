/**
 * Canonical JSON (RFC 8785) of findings, with whole numbers of any size written as decimal texts, as they travel
 * elsewhere. The library for it knows no such numbers.
 */
export function printCanonical(value: unknown): string {
  if (typeof value === "bigint") return `"${value}"`
  if (value === null || typeof value !== "object") return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(printCanonical).join(",")}]`
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  members.sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${printCanonical(member)}`).join(",")}}`
}
