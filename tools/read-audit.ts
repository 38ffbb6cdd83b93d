/** What came of asking the registry about known vulnerabilities. */
export type Audit =
  | { readonly kind: "did_not_run"; readonly why: string }
  | { readonly kind: "clean"; readonly known: number }
  | { readonly kind: "vulnerable"; readonly packages: readonly string[] }

interface Report {
  readonly message?: string
  readonly error?: { readonly summary?: string; readonly code?: string }
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity?: string }>>
}

const grave = new Set(["high", "critical"])

/** Reads what `npm audit --json` printed. Whatever is no report counts as an audit that did not run, and never as a clean one. */
export function readAudit(printed: string): Audit {
  const report = parseReport(printed)
  if (report?.vulnerabilities === undefined) {
    const why = report?.message ?? report?.error?.summary ?? report?.error?.code ?? "npm printed no report"
    return { kind: "did_not_run", why }
  }
  const found = Object.entries(report.vulnerabilities)
  const packages = found
    .filter(([, { severity = "critical" }]) => grave.has(severity))
    .map(([name, { severity }]) => `${name} (${severity})`)
  return packages.length > 0 ? { kind: "vulnerable", packages } : { kind: "clean", known: found.length }
}

function parseReport(printed: string): Report | undefined {
  try {
    const parsed: unknown = JSON.parse(printed)
    return typeof parsed === "object" && parsed !== null ? parsed : undefined
  } catch {
    return undefined
  }
}
