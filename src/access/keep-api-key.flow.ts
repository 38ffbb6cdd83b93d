import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Action } from "../vocabulary/role.ts"
import { accessPolicy } from "./access-policy.ts"
import { type ApiKey, addApiKey, endApiKey, findApiKey } from "./api-key.store.ts"
import { later } from "./later.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

export interface KeyWanted {
  readonly name: string
  readonly actions: readonly Action[]
  /** Days of 24 hours from now. */
  readonly days: number
}

/** Issues a key to a system of the firm. The secret is in the answer and nowhere else. Refuses what policy gives to no machine. */
export async function issueApiKey(
  { database, clock, newId, rulebook }: Parts,
  permit: Permit<"access.administer">,
  { name, actions, days }: KeyWanted,
): Promise<{ key: ApiKey; secret: string }> {
  const { entityId, userId: issuedBy } = permit
  const now = clock.now()
  const { apiKeyLifetimeHours } = accessPolicy(rulebook, now)
  const longestDays = Math.floor(apiKeyLifetimeHours / 24)
  if (days > longestDays) throw refuse("request.invalid", { field: "days", expected: `at most ${longestDays}` })
  if (actions.some((action) => !rulebook.machineActions.includes(action)))
    throw refuse("request.invalid", { field: "actions", expected: `only ${rulebook.machineActions.join(", ")}` })

  const keyId = newId()
  const expiresAt = later(now, days * 24 * 60)
  const details = { actions, expiresAt }
  const entry = { ...entryParts(permit, keyId), entryId: newId(), recordedAt: now, action: "key.issued", details, personal: { name } }
  const key = { keyId, name, actions, issuedBy, issuedAt: now, expiresAt }
  const secret = await writeAudited(database, [entry], (writing) => addApiKey(writing, entityId, key))
  return { secret, key: { ...key, lastUsedAt: null, revokedAt: null } }
}

/** Ends a key at once and for ever. Doing it twice is no error and leaves one entry. */
export async function revokeApiKey(
  { database, clock, newId }: Pick<Runtime, "database" | "clock" | "newId">,
  permit: Permit<"access.administer">,
  keyId: Id,
): Promise<ApiKey> {
  const { entityId, userId } = permit
  const key = await findApiKey(database.kysely, entityId, keyId)
  if (key === undefined) throw refuse("access.key_not_found", { keyId })
  if (key.revokedAt !== null) return key
  const now = clock.now()
  const entry = { ...entryParts(permit, keyId), entryId: newId(), recordedAt: now, action: "key.revoked", details: {} }
  await writeAudited(database, [entry], (writing) => endApiKey(writing, { entityId, keyId }, { userId, at: now }))
  return { ...key, revokedAt: now }
}

function entryParts({ entityId, userId: actor }: Permit<"access.administer">, keyId: Id) {
  return { entityId, actor, subject: { kind: "api_key", id: keyId } }
}
