import { randomBytes } from "node:crypto"
import { generateAuthenticationOptions } from "@simplewebauthn/server"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Writing } from "../runtime/database.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Principal } from "./access.ts"
import { accessPolicy } from "./access-policy.ts"
import { findAccountTried } from "./account.store.ts"
import { makeChallenge, requireRelyingParty } from "./challenge-passkey.flow.ts"
import { decisionChallenge } from "./decision-challenge.ts"
import { neededFactor } from "./needed-factor.ts"
import { findOneTimeCode } from "./one-time-code.store.ts"
import { findChallenge, listPasskeys } from "./passkey.store.ts"
import type { PasskeyProof } from "./passkey-schema.ts"
import { proveCode } from "./prove-code.flow.ts"
import { provePasskey } from "./prove-passkey.flow.ts"

export { challengeView, confirmationField } from "./passkey-schema.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook; readonly publicUrl: string }

/** What a person sends with a decision to show that they mean it. */
export type Confirmation = { readonly code: string } | PasskeyProof

/** A decision that was confirmed: what stands in its audit entry, and the spending of the proof, in the decision's transaction. */
export interface Consent {
  readonly details: JsonObject
  readonly spend: (writing: Writing) => Promise<unknown>
}

export interface DecisionMeant {
  /** Everything that is decided, so that a signature under it fits no other decision. */
  readonly said: JsonObject
  readonly confirmation: Confirmation | undefined
}

/**
 * Has a person confirm a decision with their second factor: a passkey signs the decision itself; without one, a code.
 * Undefined where house policy asks for none and the person has none. Refuses with what is missing.
 */
export async function stepUp(parts: Parts, principal: Principal, { said, confirmation }: DecisionMeant): Promise<Consent | undefined> {
  if (principal.isDemonstration === true) return undefined
  const needed = neededFactor(principal, parts.rulebook.secondFactor)
  const { kysely } = parts.database
  if ((await listPasskeys(kysely, principal)).length > 0) return confirmByPasskey(parts, principal, { said, confirmation })
  const app = await findOneTimeCode(kysely, principal)
  if (needed === "passkey" || app?.isConfirmed !== true) {
    if (needed === "none") return undefined
    throw refuse("access.second_factor_required", { needed })
  }
  if (confirmation === undefined || !("code" in confirmation)) throw refuse("access.step_up_required", { by: "code" })
  const account = await findAccountTried(kysely, principal)
  if (account === undefined) throw refuse("access.sign_in_required")
  const now = parts.clock.now()
  const policy = accessPolicy(parts.rulebook, now)
  return { details: { by: "code" }, spend: await proveCode(parts, { account, app, code: confirmation.code, policy, now }) }
}

/** What the browser is to ask one of the person's passkeys: to sign this decision, and no other. */
export async function challengeDecision(
  parts: Parts,
  principal: Principal,
  said: JsonObject,
): Promise<{ challengeId: Id; options: Record<string, unknown> }> {
  const { entityId, userId } = principal
  const party = requireRelyingParty(parts.publicUrl)
  const passkeys = await listPasskeys(parts.database.kysely, principal)
  if (passkeys.length === 0) throw refuse("access.factor_not_found")
  const nonce = randomBytes(nonceBytes).toString("base64url")
  const challenge = decisionChallenge({ entityId, userId, nonce, said })
  const { challengeId } = await makeChallenge(parts, { entityId, userId, purpose: "decision", signed: { challenge, nonce } })
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(challenge),
    allowCredentials: passkeys.map(({ credentialId }) => ({ id: credentialId })),
    userVerification: "required",
  })
  return { challengeId, options: { ...options } }
}

const nonceBytes = 32

async function confirmByPasskey(parts: Parts, principal: Principal, { said, confirmation }: DecisionMeant): Promise<Consent> {
  if (confirmation === undefined || "code" in confirmation) throw refuse("access.step_up_required", { by: "passkey" })
  const { entityId, userId } = principal
  const asked = await findChallenge(parts.database.kysely, entityId, confirmation.challengeId)
  if (asked?.purpose !== "decision" || asked.userId !== userId || asked.nonce === null) throw refuse("access.passkey_refused")
  // Worked out anew from what is decided now: a signature under anything else fits nothing here.
  const expectedChallenge = Buffer.from(decisionChallenge({ entityId, userId, nonce: asked.nonce, said })).toString("base64url")
  const { assertion } = confirmation
  const { evidence, spend } = await provePasskey(parts, { user: principal, asked, expectedChallenge, assertion })
  return { details: { by: "passkey", nonce: asked.nonce, ...evidence }, spend }
}
