/** Whom a passkey is made for: it answers to this name and no other, which is why it cannot be phished. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/** The party that answers at our own address. Undefined where browsers make no passkeys: under an IP address, or over an open line. */
export function relyingParty(publicUrl: string): RelyingParty | undefined {
  const { hostname, origin, protocol } = new URL(publicUrl)
  if (/^\[|^[\d.]+$/.test(hostname)) return undefined
  return protocol === "https:" || hostname === "localhost" ? { id: hostname, origin } : undefined
}
