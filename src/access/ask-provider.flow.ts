import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { findOnlyEntity } from "./access.store.ts"
import type { Principal } from "./access.ts"
import { newToken } from "./credential.store.ts"
import type { IdentityProvider } from "./identity-provider.client.ts"
import { later } from "./later.ts"
import { addAttempt, attemptId, bindingOf, type ProviderPurpose } from "./provider-attempt.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly provider?: IdentityProvider | undefined }

/** Long enough to find a phone for the provider's own second factor. */
const attemptMinutes = 10

/** Where the browser is to go, and what it is to keep until it comes back. */
export interface SentAway {
  readonly url: string
  readonly token: string
  readonly askedAt: Instant
  readonly expiresAt: Instant
}

/** Sends somebody who wants to sign in to the provider. */
export async function askWhoSignsIn(parts: Parts): Promise<SentAway> {
  const entity = await findOnlyEntity(parts.database.kysely)
  if (entity === undefined || entity.isDemonstration) throw refuse("access.provider_unavailable")
  return sendAway(parts, { entityId: entity.entityId, userId: null, purpose: "sign_in" })
}

/** Sends somebody who is signed in to the provider, to prove themselves anew. */
export async function askForProof(parts: Parts, { entityId, userId }: Principal): Promise<SentAway> {
  return sendAway(parts, { entityId, userId, purpose: "proof" })
}

/** The provider of this house. Refuses where there is none. */
export function requireProvider(provider: IdentityProvider | undefined): IdentityProvider {
  if (provider === undefined) throw refuse("access.provider_unavailable")
  return provider
}

interface Sent {
  readonly entityId: EntityId
  readonly userId: Id | null
  readonly purpose: ProviderPurpose
}

async function sendAway({ database, clock, newId, provider }: Parts, { entityId, userId, purpose }: Sent): Promise<SentAway> {
  const text = newToken(entityId)
  const attempt = { entityId, text }
  const url = await requireProvider(provider).addressOf(bindingOf(attempt), purpose === "proof")
  const askedAt = clock.now()
  const expiresAt = later(askedAt, attemptMinutes)
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: askedAt,
    action: "provider.asked",
    actor: userId ?? "system",
    subject: { kind: "provider_attempt", id: attemptId(attempt) },
    details: { purpose },
  }
  await writeAudited(database, [entry], (writing) => addAttempt(writing, attempt, { purpose, userId, begunAt: askedAt, expiresAt }))
  return { url, token: text, askedAt, expiresAt }
}
