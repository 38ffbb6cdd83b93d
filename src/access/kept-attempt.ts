import { parseToken, type Token } from "./parse-token.ts"
import { sessionCookie } from "./session-cookie.ts"

/** What the browser kept since it was sent to the identity provider. Undefined where it was not, or brings what cannot be ours. */
export function keptAttempt(
  { headers }: { readonly headers: { readonly cookie?: string | undefined } },
  publicUrl: string,
): Token | undefined {
  const text = sessionCookie(publicUrl, "provider").read(headers.cookie)
  return text === undefined ? undefined : parseToken(text)
}
