import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Principal } from "./access.ts"
import { accessPolicy } from "./access-policy.ts"
import { findAccountTried } from "./account.store.ts"
import { codeUri, newCodeSecret, newRecoveryCodes, stepOfCode } from "./credential.store.ts"
import { addOneTimeCode, confirmOneTimeCode, findOneTimeCode, removeOneTimeCode } from "./one-time-code.store.ts"
import { proveCode } from "./prove-code.flow.ts"
import { type OwnerProof, proveOwner } from "./prove-owner.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/**
 * Begins with an authenticator app: makes its secret, which is shown this once. The owner is asked for a proof, so that a
 * session somebody left open gives nobody a factor of their own. Counts for nothing until it is confirmed.
 */
export async function beginOneTimeCode(parts: Parts, principal: Principal, proof: OwnerProof): Promise<{ uri: string; secret: string }> {
  const { database, clock } = parts
  const { entityId, userId, login } = principal
  const spend = await proveOwner(parts, principal, proof)
  const made = newCodeSecret()
  await writeAudited(database, [entryOf(parts, principal, "user.code_begun")], async (writing) => {
    await spend(writing)
    const begun = { secret: made.bytes, createdAt: clock.now() }
    if (!(await addOneTimeCode(writing, { entityId, userId }, begun))) throw refuse("access.factor_exists")
  })
  return { secret: made.text, uri: codeUri(made, login) }
}

/** Confirms the app by its first code, and answers the recovery codes, which are shown this once. */
export async function confirmCode(parts: Parts, principal: Principal, code: string): Promise<{ recoveryCodes: readonly string[] }> {
  const now = parts.clock.now()
  const app = await findOneTimeCode(parts.database.kysely, principal)
  if (app === undefined) throw refuse("access.factor_not_found")
  if (app.isConfirmed) throw refuse("access.factor_exists")
  const step = stepOfCode({ secret: app.secret, code, now })
  if (step === undefined) throw refuse("access.code_refused")
  const recoveryCodes = newRecoveryCodes()
  await writeAudited(parts.database, [entryOf(parts, principal, "user.code_added")], async (writing) => {
    if (!(await confirmOneTimeCode(writing, principal, { step, at: now, recoveryCodes }))) throw refuse("access.factor_exists")
  })
  return { recoveryCodes }
}

/** Takes the app away, against one of its codes or a recovery code. */
export async function removeCode(parts: Parts, principal: Principal, code: string): Promise<void> {
  const now = parts.clock.now()
  const policy = accessPolicy(parts.rulebook, now)
  const app = await findOneTimeCode(parts.database.kysely, principal)
  const account = await findAccountTried(parts.database.kysely, principal)
  if (app === undefined || account === undefined) throw refuse("access.factor_not_found")
  const spend = app.isConfirmed ? await proveCode(parts, { account, app, code, policy, now }) : undefined
  await writeAudited(parts.database, [entryOf(parts, principal, "user.code_removed")], async (writing) => {
    await spend?.(writing)
    await removeOneTimeCode(writing, principal)
  })
}

function entryOf({ clock, newId }: Parts, { entityId, userId }: Principal, action: string) {
  return { entityId, entryId: newId(), recordedAt: clock.now(), action, actor: userId, subject: { kind: "user", id: userId }, details: {} }
}
