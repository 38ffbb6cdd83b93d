/** What is asked of somebody before their second factor changes, as the server says it. */
export interface OwnProof {
  readonly ownerProof: "password" | "provider" | "none"
  /** Whether the provider's fresh word is here and waits to be used. */
  readonly isProven: boolean
}

/** Whether the provider is to be asked before anything else. */
export function isProviderAsked({ ownerProof, isProven }: OwnProof): boolean {
  return ownerProof === "provider" && !isProven
}
