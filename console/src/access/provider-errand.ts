import { bodyOf, client } from "../api/client.ts"

/** Where the identity provider sends the browser back to. The server names it to the provider. */
export const returnPath = "/sign-in/return"

/** The query as the provider wrote it: read when the page is loaded, before the router writes it anew. */
const arrivedQuery = window.location.pathname === returnPath ? window.location.search : ""

/** Why the browser was sent away, kept in this tab alone while it is gone. */
export interface ProviderErrand {
  readonly purpose: "sign_in" | "proof"
  /** Where to go on afterwards. */
  readonly then: string | undefined
}

const errandKey = "shekara.provider_errand"

/** Goes to the identity provider, to sign in or to prove anew who one is. Resolves when the browser has begun to leave. */
export async function goToProvider(errand: ProviderErrand): Promise<void> {
  const path = errand.purpose === "sign_in" ? "/v1/access/provider-sign-in/address" : "/v1/access/provider-proof/address"
  const { url } = await bodyOf(client.POST(path))
  window.sessionStorage.setItem(errandKey, JSON.stringify(errand))
  window.location.assign(url)
}

/** What the provider answered, and why it was asked. Without a word of this tab it is taken for a sign-in, which the server judges. */
export function arrivedErrand(): ProviderErrand & { readonly query: string } {
  const kept: unknown = JSON.parse(window.sessionStorage.getItem(errandKey) ?? "{}")
  const { purpose, then } = kept as Partial<ProviderErrand>
  return { purpose: purpose === "proof" ? "proof" : "sign_in", then: typeof then === "string" ? then : undefined, query: arrivedQuery }
}
