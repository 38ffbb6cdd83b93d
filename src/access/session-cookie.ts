/** One of our cookies under the address the house is reached at. Over https the name makes browsers refuse it from any other host or path. */
export interface SessionCookie {
  /** The value in a Cookie header, or undefined. */
  read(header: string | undefined): string | undefined
  /** The Set-Cookie header that keeps `token` for `seconds`. An empty token for 0 seconds removes it. */
  print(token: string, seconds: number): string
}

/**
 * Not readable by scripts, never sent from another site, gone with the session. Browsers share cookies between the ports
 * of a host, so the name tells the port: a house and the demonstration beside it do not sign each other out.
 */
export function sessionCookie(publicUrl: string, purpose: "session" | "provider" = "session"): SessionCookie {
  const { protocol, port } = new URL(publicUrl)
  const isSecure = protocol === "https:"
  const name = `${isSecure ? "__Host-" : ""}shekara_${purpose}${port === "" ? "" : `_${port}`}`
  const attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? "; Secure" : ""}`
  return {
    read: (header) =>
      header
        ?.split(";")
        .map((pair) => pair.trim())
        .find((pair) => pair.startsWith(`${name}=`))
        ?.slice(name.length + 1),
    print: (token, seconds) => `${name}=${token}; ${attributes}; Max-Age=${Math.max(0, Math.floor(seconds))}`,
  }
}
