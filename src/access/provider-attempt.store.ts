import { createHmac } from "node:crypto"
import type { PersonalReading, Writing } from "../runtime/database.ts"
import { openerOf, type RowPlace, sealerOf } from "../runtime/sealing/sealing.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { tokenDigest } from "./credential.store.ts"
import type { Token } from "./parse-token.ts"

/** Signing in, or proving oneself anew within a session, before a second factor changes. */
export type ProviderPurpose = "sign_in" | "proof"

/** Somebody who was sent to the identity provider. Their browser alone holds the token; only a digest of it is kept. */
export interface ProviderAttempt {
  readonly purpose: ProviderPurpose
  /** Whose proof it is to be, or who was found to sign in; null for somebody who has yet to say who they are. */
  readonly userId: Id | null
  readonly begunAt: Instant
  readonly expiresAt: Instant
  readonly answeredAt: Instant | null
  /** Present once the provider has said who it is. */
  readonly identity: string | null
}

/** What names an attempt in the audit log; it opens nothing. */
export function attemptId({ text }: Token): string {
  return tokenDigest(text).toString("hex")
}

/**
 * The secrets of one attempt, worked out from the token that its browser holds: the database keeps none of them, and no
 * other browser can bring the answer.
 */
export function bindingOf({ text }: Token): { readonly state: string; readonly nonce: string; readonly codeVerifier: string } {
  const derive = (use: string) => createHmac("sha256", text).update(`shekara/provider@1\n${use}`).digest("base64url")
  return { state: derive("state"), nonce: derive("nonce"), codeVerifier: derive("code verifier") }
}

export async function addAttempt(
  writing: Writing,
  { entityId, text }: Token,
  made: Pick<ProviderAttempt, "purpose" | "userId" | "begunAt" | "expiresAt">,
): Promise<void> {
  await writing
    .insertInto("provider_attempt")
    .values({
      entity_id: entityId,
      attempt_hash: tokenDigest(text),
      purpose: made.purpose,
      user_id: made.userId,
      begun_at: made.begunAt,
      expires_at: made.expiresAt,
    })
    .execute()
}

const placeOf = (token: Token): RowPlace => ({ table: "provider_attempt", column: "provider_identity", rowId: attemptId(token) })

/** Opens what the answer said. Where the key that sealed it is gone by now, the answer counts as not heard. */
export async function findAttempt(reading: PersonalReading, token: Token): Promise<ProviderAttempt | undefined> {
  const { entityId, text } = token
  const row = await reading
    .selectFrom("provider_attempt")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("attempt_hash", "=", tokenDigest(text))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { purpose, user_id: userId, begun_at: begunAt, expires_at: expiresAt, answered_at: answeredAt } = row
  const open = await openerOf(reading, entityId, [row.provider_identity])
  const opened = row.provider_identity === null ? undefined : open(placeOf(token), row.provider_identity)
  return { purpose, userId, begunAt, expiresAt, answeredAt, identity: opened?.toString("utf8") ?? null }
}

/** Notes that an answer was brought. False when one was brought before, or too late: an attempt has one answer. */
export async function takeAnswer(writing: Writing, { entityId, text }: Token, answeredAt: Instant): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("provider_attempt")
    .set({ answered_at: answeredAt })
    .where("entity_id", "=", entityId)
    .where("attempt_hash", "=", tokenDigest(text))
    .where("answered_at", "is", null)
    .where("expires_at", ">", answeredAt)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Keeps whom the answer proved until it is spent. */
export async function keepProof(writing: Writing, token: Token, proven: { readonly userId: Id; readonly identity: string }): Promise<void> {
  const { entityId, text } = token
  const seal = await sealerOf(writing, entityId, null)
  await writing
    .updateTable("provider_attempt")
    .set({ user_id: proven.userId, provider_identity: seal(placeOf(token), proven.identity) })
    .where("entity_id", "=", entityId)
    .where("attempt_hash", "=", tokenDigest(text))
    .execute()
}

/** Takes the attempt away: what it proved counts once. False when it was spent before, or has expired. */
export async function spendAttempt(writing: Writing, { entityId, text }: Token, now: Instant): Promise<boolean> {
  const { numDeletedRows } = await writing
    .deleteFrom("provider_attempt")
    .where("entity_id", "=", entityId)
    .where("attempt_hash", "=", tokenDigest(text))
    .where("expires_at", ">", now)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
