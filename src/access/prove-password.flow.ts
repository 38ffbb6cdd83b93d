import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { AccessPolicy } from "./access-policy.ts"
import { type Account, countFailure, lockAccount } from "./account.store.ts"
import { isPassword } from "./credential.store.ts"
import { judgeAttempts } from "./judge-attempts.ts"
import { later } from "./later.ts"
import { tooManyAttempts } from "./too-many-attempts.ts"

type Parts = Pick<Runtime, "database" | "newId">

export interface Attempt {
  readonly account: Account
  readonly password: string
  readonly policy: AccessPolicy
  readonly now: Instant
}

/**
 * Returns when the password is the account's; the caller then accepts the proof in the transaction that relies on it.
 * Refuses otherwise, having counted the failure, and locks the account when policy says that it was one too many.
 */
export async function provePassword(parts: Parts, attempt: Attempt): Promise<void> {
  const { account, password, policy, now } = attempt
  const verdict = judgeAttempts(account, policy.signInAttempts, now)
  if (verdict.is === "locked") throw tooManyAttempts(verdict.until, now)
  if (verdict.is === "lock_due") return lock(parts, attempt)
  if (await isPassword(password, account.passwordHash)) return

  const failures = await writeAudited(
    parts.database,
    [entryOf(parts, attempt, { action: "user.sign_in_refused", details: {} })],
    (writing) => countFailure(writing, account),
  )
  if (judgeAttempts({ failedAttempts: failures, lockedUntil: null }, policy.signInAttempts, now).is === "lock_due")
    return lock(parts, attempt)
  throw refuse("access.sign_in_refused")
}

async function lock(parts: Parts, attempt: Attempt): Promise<never> {
  const until = later(attempt.now, attempt.policy.lockMinutes)
  await writeAudited(parts.database, [entryOf(parts, attempt, { action: "user.locked_out", details: { until } })], (writing) =>
    lockAccount(writing, attempt.account, until),
  )
  throw tooManyAttempts(until, attempt.now)
}

function entryOf({ newId }: Parts, { account, now }: Attempt, what: { action: string; details: JsonObject }) {
  return {
    entityId: account.entityId,
    entryId: newId(),
    recordedAt: now,
    actor: "system",
    subject: { kind: "user", id: account.userId },
    ...what,
  }
}
