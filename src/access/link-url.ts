import type { OneTimeLink } from "./judge-link.ts"

/** Where the console takes a one-time token. It stands after the `#`, which browsers send to no server and no log sees. */
export function linkUrl(publicUrl: string, purpose: OneTimeLink["purpose"], token: string): string {
  return `${new URL(`/${purpose}`, publicUrl).href}#${token}`
}
