import { verifyAuthenticationResponse } from "@simplewebauthn/server"
import type { Writing } from "../runtime/database.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { requireRelyingParty } from "./challenge-passkey.flow.ts"
import { listPasskeys, notePasskeyUse, type PasskeyChallenge, takeChallenge } from "./passkey.store.ts"
import type { PasskeyProof } from "./passkey-schema.ts"

type Parts = Pick<Runtime, "database" | "clock"> & { readonly publicUrl: string }

export interface PasskeyAttempt {
  readonly user: { readonly entityId: EntityId; readonly userId: Id }
  readonly asked: PasskeyChallenge
  /** What must have been signed: the stored challenge, or one that is worked out anew. */
  readonly expectedChallenge: string
  readonly assertion: PasskeyProof["assertion"]
}

/** A passkey that answered: what anybody can verify later without us, and the spending of the challenge. */
export interface PasskeyProven {
  readonly evidence: JsonObject
  readonly spend: (writing: Writing) => Promise<void>
}

/** Whether one of the person's passkeys signed the challenge, with its owner's finger, face or PIN. Refuses with `access.passkey_refused`. */
export async function provePasskey(parts: Parts, { user, asked, expectedChallenge, assertion }: PasskeyAttempt): Promise<PasskeyProven> {
  const now = parts.clock.now()
  const party = requireRelyingParty(parts.publicUrl)
  const passkey = (await listPasskeys(parts.database.kysely, user)).find(({ credentialId }) => credentialId === assertion.id)
  if (passkey === undefined || Date.parse(now) >= Date.parse(asked.expiresAt)) throw refuse("access.passkey_refused")
  const { credentialId, publicKey, counter } = passkey
  const { userHandle, ...response } = assertion.response
  const verified = await verifyAuthenticationResponse({
    response: { ...assertion, response },
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter },
  }).catch((cause: unknown) => {
    throw refuse("access.passkey_refused", {}, cause)
  })
  if (!verified.verified) throw refuse("access.passkey_refused")
  const { newCounter } = verified.authenticationInfo
  const { clientDataJSON, authenticatorData, signature } = response
  return {
    evidence: { credentialId, publicKey: publicKey.toString("base64url"), clientDataJSON, authenticatorData, signature },
    spend: async (writing) => {
      const isMine = await takeChallenge(writing, asked)
      if (!isMine || !(await notePasskeyUse(writing, passkey, { counter: newCounter, at: now }))) throw refuse("access.passkey_refused")
    },
  }
}
