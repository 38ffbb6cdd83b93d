const everywhere = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
}

/** Inline styles are allowed because the design system sets element styles; inline scripts are not. */
const consolePolicy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** Headers of an answer by the route that matched, whatever the address looked like. What the API says is never cached. */
export function securityHeaders(route: string | undefined): Record<string, string> {
  const isApi = route?.startsWith("/v1/") ?? true
  return { ...everywhere, "content-security-policy": consolePolicy, ...(isApi ? { "cache-control": "no-store" } : {}) }
}
