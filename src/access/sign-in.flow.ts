import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { findOnlyEntity } from "./access.store.ts"
import { accessPolicy } from "./access-policy.ts"
import { acceptProof, findAccount } from "./account.store.ts"
import { isPassword } from "./credential.store.ts"
import { later } from "./later.ts"
import { provePassword } from "./prove-password.flow.ts"
import { type OpenedSession, openSession } from "./session.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/**
 * Opens a session for whoever knows login and password. Refuses a stranger, a disabled person and a wrong password in
 * the same words and after the same time, and a locked account with the time until which it is locked.
 */
export async function signIn(parts: Parts, { login, password }: { login: string; password: string }): Promise<OpenedSession> {
  const { database, clock, newId, rulebook } = parts
  const now = clock.now()
  const policy = accessPolicy(rulebook, now)
  const entity = await findOnlyEntity(database.kysely)
  const account = entity === undefined ? undefined : await findAccount(database.kysely, entity.entityId, { login })
  if (account === undefined) {
    await isPassword(password, null)
    return refuseStranger(parts, entity?.entityId, login)
  }
  await provePassword(parts, { account, password, policy, now })

  const { entityId, userId } = account
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: now,
    action: "user.signed_in",
    actor: userId,
    subject: { kind: "user", id: userId },
    details: { by: "password" },
  }
  return writeAudited(database, [entry], async (writing) => {
    if (!(await acceptProof(writing, account, { allowedAttempts: policy.signInAttempts, now }))) throw refuse("access.sign_in_refused")
    return openSession(writing, account, { openedAt: now, expiresAt: later(now, policy.sessionAbsoluteHours * 60) })
  })
}

/** Before a firm is set up there is no log to write to, and nobody to sign in. */
async function refuseStranger({ database, clock, newId }: Parts, entityId: EntityId | undefined, login: string): Promise<never> {
  if (entityId !== undefined) {
    const subject = { kind: "user", id: "unknown" }
    const entry = {
      entityId,
      entryId: newId(),
      recordedAt: clock.now(),
      action: "user.sign_in_refused",
      actor: "system",
      subject,
      details: {},
      personal: { login },
    }
    await writeAudited(database, [entry], async () => undefined)
  }
  throw refuse("access.sign_in_refused")
}
