/** The secret of a one-time link: it stands after the `#`, which browsers send to no server. Undefined when it is missing. */
export function linkToken(hash: string): string | undefined {
  const token = hash.replace(/^#/, "")
  return token === "" ? undefined : token
}
