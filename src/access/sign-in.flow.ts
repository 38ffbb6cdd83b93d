import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { findOnlyEntity } from "./access.store.ts"
import { accessPolicy } from "./access-policy.ts"
import { acceptProof, findAccount } from "./account.store.ts"
import { later } from "./later.ts"
import { limitAddress } from "./limit-address.flow.ts"
import { findOneTimeCode } from "./one-time-code.store.ts"
import { proveCode } from "./prove-code.flow.ts"
import { provePassword } from "./prove-password.flow.ts"
import { refuseStranger } from "./refuse-stranger.flow.ts"
import { type OpenedSession, openSession } from "./session.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

export interface Credentials {
  readonly login: string
  readonly password: string
  /** Of the authenticator app, or a recovery code; for whoever has set up an app. */
  readonly code?: string | undefined
  /** Where the request came from. */
  readonly address: string
}

/**
 * Opens a session for whoever knows login and password. Refuses a stranger, a disabled person and a wrong password in
 * the same words and after the same time; whoever tried too often, for an account or from an address, until a time that is told.
 */
export async function signIn(parts: Parts, { login, password, code, address }: Credentials): Promise<OpenedSession> {
  const { database, clock, newId, rulebook } = parts
  const now = clock.now()
  const policy = accessPolicy(rulebook, now)
  const entity = await findOnlyEntity(database.kysely)
  // Before a firm is set up there is no log to write to, and nobody to sign in.
  if (entity === undefined) throw refuse("access.sign_in_refused")
  const { entityId } = entity
  const { account, spend } = await limitAddress(parts, { entityId, address, policy, now }, async () => {
    const found = await findAccount(database.kysely, entityId, { login })
    if (found === undefined) return refuseStranger(parts, { entityId, login, password, policy, now })
    await provePassword(parts, { account: found, password, policy, now })
    const app = await findOneTimeCode(database.kysely, found)
    if (app?.isConfirmed !== true) return { account: found, spend: undefined }
    if (code === undefined) throw refuse("access.code_required")
    return { account: found, spend: await proveCode(parts, { account: found, app, code, policy, now }) }
  })

  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: now,
    action: "user.signed_in",
    actor: account.userId,
    subject: { kind: "user", id: account.userId },
    details: { by: spend === undefined ? "password" : "password and code" },
  }
  return writeAudited(database, [entry], async (writing) => {
    if (!(await acceptProof(writing, account, { allowedAttempts: policy.signInAttempts, now }))) throw refuse("access.sign_in_refused")
    await spend?.(writing)
    const expiresAt = later(now, policy.sessionAbsoluteHours * 60)
    return openSession(writing, account, { openedAt: now, expiresAt, method: "password" })
  })
}
