import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Writing } from "../runtime/database.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Principal } from "./access.ts"
import { accessPolicy } from "./access-policy.ts"
import { acceptProof, findAccount } from "./account.store.ts"
import { hearProvider } from "./hear-provider.flow.ts"
import type { IdentityProvider } from "./identity-provider.client.ts"
import type { Token } from "./parse-token.ts"
import { provePassword } from "./prove-password.flow.ts"
import { attemptId, findAttempt, keepProof, type ProviderAttempt, spendAttempt } from "./provider-attempt.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/** What a person proves besides the session before their second factor changes: the password, or a fresh word of the provider. */
export interface OwnerProof {
  readonly password?: string | undefined
  /** What the browser kept since it was sent to the provider. */
  readonly attempt?: Token | undefined
}

/** Spends the proof within the transaction that relies on it. Refuses one that was spent, or lost its worth meanwhile. */
export type SpendProof = (writing: Writing) => Promise<void>

/** Hears what the provider says about somebody who is signed in, and keeps it until it is spent or expires. Only the account's own identity will do. */
export async function keepOwnProof(
  parts: Parts & { readonly provider?: IdentityProvider | undefined },
  { entityId, userId }: Principal,
  said: { readonly attempt: Token | undefined; readonly query: string },
): Promise<void> {
  const { attempt, person } = await hearProvider(parts, { ...said, purpose: "proof" })
  if (person.entityId !== entityId || person.userId !== userId) throw refuse("access.provider_refused")
  const subject = { kind: "provider_attempt", id: attemptId(attempt) }
  const entry = { entityId, entryId: parts.newId(), recordedAt: parts.clock.now(), actor: userId, subject, details: {} }
  await writeAudited(parts.database, [{ ...entry, action: "user.provider_proven" }], (writing) => keepProof(writing, attempt, person))
}

/** Whether the attempt holds a fresh word of the provider about this person. */
export async function hasFreshProof(
  { database, clock }: Pick<Parts, "database" | "clock">,
  principal: Pick<Principal, "entityId" | "userId">,
  attempt: Token | undefined,
): Promise<boolean> {
  const kept = attempt?.entityId === principal.entityId ? await findAttempt(database.kysely, attempt) : undefined
  return kept !== undefined && isFreshProof(kept, principal, clock.now())
}

/** Whether whoever asks owns the account, besides having its session. A wrong password counts as it does at sign-in. */
export async function proveOwner(parts: Parts, principal: Principal, { password, attempt }: OwnerProof): Promise<SpendProof> {
  const { database, clock, rulebook } = parts
  const now = clock.now()
  if (password === undefined) {
    if (attempt === undefined || !(await hasFreshProof(parts, principal, attempt))) throw refuse("access.owner_proof_required")
    return async (writing) => {
      if (!(await spendAttempt(writing, attempt, now))) throw refuse("access.owner_proof_required")
    }
  }
  const policy = accessPolicy(rulebook, now)
  const account = await findAccount(database.kysely, principal.entityId, principal)
  if (account === undefined) throw refuse("access.sign_in_refused")
  await provePassword(parts, { account, password, policy, now })
  return async (writing) => {
    if (!(await acceptProof(writing, account, { allowedAttempts: policy.signInAttempts, now }))) throw refuse("access.sign_in_refused")
  }
}

function isFreshProof({ purpose, userId, identity, expiresAt }: ProviderAttempt, owner: Pick<Principal, "userId">, now: string): boolean {
  return purpose === "proof" && userId === owner.userId && identity !== null && Date.parse(now) < Date.parse(expiresAt)
}
