const longestFilter = 200

/** The filters of the audit log, as the URL holds them. */
export interface AuditSearch {
  readonly action?: string
  readonly actor?: string
  readonly subjectId?: string
}

/** Reads the filters out of an address; empty ones are left out. */
export function parseAuditSearch(search: Record<string, unknown>): AuditSearch {
  const known = (["action", "actor", "subjectId"] as const).flatMap((name) => {
    const value = search[name]
    return typeof value === "string" && value !== "" ? [[name, value.slice(0, longestFilter)]] : []
  })
  return Object.fromEntries(known) as AuditSearch
}
