import { generateAuthenticationOptions } from "@simplewebauthn/server"
import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { findOnlyEntity } from "./access.store.ts"
import { accessPolicy } from "./access-policy.ts"
import { makeChallenge, requireRelyingParty } from "./challenge-passkey.flow.ts"
import { later } from "./later.ts"
import { limitAddress } from "./limit-address.flow.ts"
import { findChallenge, findPasskeyOwner } from "./passkey.store.ts"
import type { PasskeyProof } from "./passkey-schema.ts"
import { provePasskey } from "./prove-passkey.flow.ts"
import { type OpenedSession, openSession } from "./session.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook; readonly publicUrl: string }

/** What the browser is to ask whatever authenticator is at hand. It names nobody: the passkey tells whose it is. */
export async function challengeSignIn(parts: Parts): Promise<{ challengeId: Id; options: Record<string, unknown> }> {
  const party = requireRelyingParty(parts.publicUrl)
  const entity = await findOnlyEntity(parts.database.kysely)
  if (entity === undefined) throw refuse("access.sign_in_refused")
  const { challengeId, challenge } = await makeChallenge(parts, { entityId: entity.entityId, userId: null, purpose: "sign_in" })
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    userVerification: "required",
  })
  return { challengeId, options: { ...options } }
}

/** Opens a session for whoever's passkey answered. It is two factors at once: the device, and the finger, face or PIN that opened it. */
export async function signInByPasskey(
  parts: Parts,
  { challengeId, assertion, address }: PasskeyProof & { address: string },
): Promise<OpenedSession> {
  const { database, clock, newId, rulebook } = parts
  const now = clock.now()
  const policy = accessPolicy(rulebook, now)
  const entity = await findOnlyEntity(database.kysely)
  if (entity === undefined) throw refuse("access.passkey_refused")
  const { entityId } = entity
  const { user, spend } = await limitAddress(parts, { entityId, address, policy, now }, async () => {
    const asked = await findChallenge(database.kysely, entityId, challengeId)
    const owner = await findPasskeyOwner(database.kysely, entityId, assertion.id)
    if (asked?.purpose !== "sign_in" || owner === undefined) throw refuse("access.passkey_refused")
    const proven = await provePasskey(parts, { user: owner, asked, expectedChallenge: asked.challenge, assertion })
    return { user: owner, spend: proven.spend }
  })
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: now,
    action: "user.signed_in",
    actor: user.userId,
    subject: { kind: "user", id: user.userId },
    details: { by: "passkey", credentialId: assertion.id },
  }
  const expiresAt = later(now, policy.sessionAbsoluteHours * 60)
  return writeAudited(database, [entry], async (writing) => {
    await spend(writing)
    return openSession(writing, user, { openedAt: now, expiresAt, method: "passkey" })
  })
}
