import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server"
import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Principal } from "./access.ts"
import { accessPolicy } from "./access-policy.ts"
import { findAccountTried } from "./account.store.ts"
import { makeChallenge, requireRelyingParty } from "./challenge-passkey.flow.ts"
import { findOneTimeCode, type OneTimeCode } from "./one-time-code.store.ts"
import { addPasskey, findChallenge, listPasskeys, removePasskey, takeChallenge } from "./passkey.store.ts"
import type { RegistrationAnswer } from "./passkey-schema.ts"
import { proveCode, type SpendCode } from "./prove-code.flow.ts"
import { type OwnerProof, proveOwner } from "./prove-owner.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook; readonly publicUrl: string }

/** What a person proves before their second factor changes: that they own the account, and a code where an authenticator app is set up. */
export type ChangeProof = OwnerProof & { readonly code?: string | undefined }

/** Begins a passkey: what the browser is to ask the authenticator. */
export async function beginPasskey(
  parts: Parts,
  principal: Principal,
  proof: ChangeProof,
): Promise<{ challengeId: Id; options: Record<string, unknown> }> {
  const { entityId, userId, login, displayName } = principal
  const party = requireRelyingParty(parts.publicUrl)
  await proveChange(parts, principal, proof)
  const { challengeId, challenge } = await makeChallenge(parts, { entityId, userId, purpose: "registration" })
  const known = await listPasskeys(parts.database.kysely, principal)
  const options = await generateRegistrationOptions({
    rpName: "Shekara",
    rpID: party.id,
    userID: new TextEncoder().encode(userId),
    userName: login,
    userDisplayName: displayName,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    attestationType: "none",
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  })
  return { challengeId, options: { ...options } }
}

/** Puts the new passkey on record, once its authenticator has signed the challenge. */
export async function addOwnPasskey(
  parts: Parts,
  principal: Principal,
  { challengeId, name, answer }: { challengeId: Id; name: string; answer: RegistrationAnswer },
): Promise<void> {
  const { entityId, userId } = principal
  const now = parts.clock.now()
  const party = requireRelyingParty(parts.publicUrl)
  const asked = await findChallenge(parts.database.kysely, entityId, challengeId)
  const isOurs = asked?.purpose === "registration" && asked.userId === userId && Date.parse(now) < Date.parse(asked.expiresAt)
  if (asked === undefined || !isOurs) throw refuse("access.passkey_refused")
  const { transports: _, ...response } = answer.response
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { ...answer, response },
    expectedChallenge: asked.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
  }).catch((cause: unknown) => {
    throw refuse("access.passkey_refused", {}, cause)
  })
  if (!verified || registrationInfo === undefined) throw refuse("access.passkey_refused")
  const { id: credentialId, publicKey, counter } = registrationInfo.credential
  const entry = entryOf(parts, principal, { action: "passkey.added", details: { credentialId } })
  await writeAudited(parts.database, [entry], async (writing) => {
    const passkey = {
      entityId,
      userId,
      passkeyId: parts.newId(),
      credentialId,
      publicKey: Buffer.from(publicKey),
      counter,
      name,
      createdAt: now,
    }
    if (!(await takeChallenge(writing, asked)) || !(await addPasskey(writing, passkey))) throw refuse("access.passkey_refused")
  })
}

/** Takes one of one's passkeys away. */
export async function removeOwnPasskey(
  parts: Parts,
  principal: Principal,
  { credentialId, ...proof }: ChangeProof & { credentialId: string },
): Promise<void> {
  await proveChange(parts, principal, proof)
  const entry = entryOf(parts, principal, { action: "passkey.removed", details: { credentialId } })
  await writeAudited(parts.database, [entry], async (writing) => {
    if (!(await removePasskey(writing, principal, credentialId))) throw refuse("access.factor_not_found")
  })
}

async function proveChange(parts: Parts, principal: Principal, { code, ...proof }: ChangeProof): Promise<void> {
  const { database } = parts
  const spendProof = await proveOwner(parts, principal, proof)
  const app = await findOneTimeCode(database.kysely, principal)
  const spendCode = app?.isConfirmed === true ? await proveAppCode(parts, principal, { app, code }) : undefined
  const by = { proof: proof.password === undefined ? "provider" : "password", hasCode: spendCode !== undefined }
  await writeAudited(database, [entryOf(parts, principal, { action: "user.owner_proven", details: by })], async (writing) => {
    await spendProof(writing)
    await spendCode?.(writing)
  })
}

async function proveAppCode(
  parts: Parts,
  principal: Principal,
  { app, code }: { app: OneTimeCode; code: string | undefined },
): Promise<SpendCode> {
  const now = parts.clock.now()
  const account = await findAccountTried(parts.database.kysely, principal)
  if (account === undefined) throw refuse("access.sign_in_refused")
  if (code === undefined) throw refuse("access.code_required")
  return proveCode(parts, { account, app, code, policy: accessPolicy(parts.rulebook, now), now })
}

function entryOf(
  { clock, newId }: Pick<Parts, "clock" | "newId">,
  { entityId, userId }: Principal,
  what: { action: string; details: JsonObject },
) {
  return { entityId, entryId: newId(), recordedAt: clock.now(), actor: userId, subject: { kind: "user", id: userId }, ...what }
}
