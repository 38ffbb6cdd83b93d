const everywhere = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
}

/** Nothing inline, neither script nor style: the console's styles are files, and what changes at run time is set on elements by script. */
const consolePolicy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The one style element that the page of the API description brings along, and no other. */
const descriptionStyle = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='"
const descriptionPolicy = consolePolicy.replace("style-src 'self'", `style-src 'self' ${descriptionStyle}`)

/** Headers of an answer by the route that matched, whatever the address looked like. What the API says is never cached. */
export function securityHeaders(route: string | undefined): Record<string, string> {
  const isApi = route?.startsWith("/v1/") ?? true
  const policy = route?.startsWith("/docs/") === true ? descriptionPolicy : consolePolicy
  return { ...everywhere, "content-security-policy": policy, ...(isApi ? { "cache-control": "no-store" } : {}) }
}
