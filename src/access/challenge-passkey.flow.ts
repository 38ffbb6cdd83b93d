import { randomBytes } from "node:crypto"
import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { later } from "./later.ts"
import { addChallenge, type PasskeyPurpose } from "./passkey.store.ts"
import { type RelyingParty, relyingParty } from "./relying-party.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId">

/** Long enough to find the key in a bag. */
const challengeMinutes = 5
const challengeBytes = 32

export interface ChallengeWanted {
  readonly entityId: EntityId
  readonly userId: Id | null
  readonly purpose: PasskeyPurpose
  /** What is to be signed, where that is more than a random number. */
  readonly signed?: { readonly challenge: Uint8Array; readonly nonce: string }
}

/** Makes a challenge that can be answered once within minutes. */
export async function makeChallenge(
  { database, clock, newId }: Parts,
  wanted: ChallengeWanted,
): Promise<{ challengeId: Id; challenge: string }> {
  const { entityId, userId, purpose, signed } = wanted
  const now = clock.now()
  const challengeId = newId()
  const challenge = Buffer.from(signed?.challenge ?? randomBytes(challengeBytes)).toString("base64url")
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: now,
    action: "passkey.challenged",
    actor: userId ?? "system",
    subject: { kind: "passkey_challenge", id: challengeId },
    details: { purpose },
  }
  const expiresAt = later(now, challengeMinutes)
  await writeAudited(database, [entry], (writing) =>
    addChallenge(writing, { entityId, challengeId, purpose, userId, challenge, nonce: signed?.nonce ?? null, expiresAt }),
  )
  return { challengeId, challenge }
}

/** The party that passkeys are made for at this address. Refuses where there can be none. */
export function requireRelyingParty(publicUrl: string): RelyingParty {
  const party = relyingParty(publicUrl)
  if (party === undefined) throw refuse("access.passkey_unavailable")
  return party
}
