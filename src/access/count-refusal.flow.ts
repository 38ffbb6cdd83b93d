import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { AccessPolicy } from "./access-policy.ts"
import { type AccountTried, countFailure, lockAccount } from "./account.store.ts"
import { judgeAttempts } from "./judge-attempts.ts"
import { later } from "./later.ts"
import { tooManyAttempts } from "./too-many-attempts.ts"

type Parts = Pick<Runtime, "database" | "newId">

export interface Failed {
  readonly account: AccountTried
  readonly policy: AccessPolicy
  readonly now: Instant
  readonly refusal: "access.sign_in_refused" | "access.code_refused"
}

/** Counts a proof that failed and refuses it, and locks the account when policy says that it was one too many. */
export async function countRefusal(parts: Parts, failed: Failed): Promise<never> {
  const { account, policy, now } = failed
  const entry = entryOf(parts, failed, { action: "user.sign_in_refused", details: {} })
  const failures = await writeAudited(parts.database, [entry], (writing) => countFailure(writing, account))
  if (judgeAttempts({ failedAttempts: failures, lockedUntil: null }, policy.signInAttempts, now).is === "lock_due")
    return lockOut(parts, failed)
  throw refuse(failed.refusal)
}

/** Closes the account for the time that policy says, and refuses. */
export async function lockOut(parts: Parts, failed: Omit<Failed, "refusal">): Promise<never> {
  const until = later(failed.now, failed.policy.lockMinutes)
  const entry = entryOf(parts, failed, { action: "user.locked_out", details: { until } })
  await writeAudited(parts.database, [entry], (writing) => lockAccount(writing, failed.account, until))
  throw tooManyAttempts(until, failed.now)
}

function entryOf({ newId }: Parts, { account, now }: Omit<Failed, "refusal">, what: { action: string; details: JsonObject }) {
  const subject = { kind: "user", id: account.userId }
  return { entityId: account.entityId, entryId: newId(), recordedAt: now, actor: "system", subject, ...what }
}
