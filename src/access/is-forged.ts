export interface Sender {
  readonly method: string
  /** How the session was presented; `none` for a request without one. */
  readonly carrier: "cookie" | "bearer" | "none"
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
}

/** Methods that change nothing (RFC 9110, section 9.2.1). */
const safeMethods = new Set(["GET", "HEAD", "OPTIONS"])

/**
 * Whether a state-changing request may have been sent by another site through this person's browser. A browser sends
 * cookies by itself, so a request with one must show that it comes from our own address; a bearer token is never sent
 * by itself. A request without either must not come from another site either: it could sign the person in as somebody else.
 */
export function isForged({ method, carrier, origin, fetchSite }: Sender, publicUrl: string): boolean {
  if (safeMethods.has(method) || carrier === "bearer") return false
  if (fetchSite === "same-origin" || (origin !== undefined && origin === new URL(publicUrl).origin)) return false
  return carrier === "cookie" || origin !== undefined || fetchSite !== undefined
}
