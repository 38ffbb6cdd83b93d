import type { Runtime } from "../runtime/runtime.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { AccessPolicy } from "./access-policy.ts"
import type { Account } from "./account.store.ts"
import { countRefusal, lockOut } from "./count-refusal.flow.ts"
import { isPassword } from "./credential.store.ts"
import { judgeAttempts } from "./judge-attempts.ts"
import { tooManyAttempts } from "./too-many-attempts.ts"

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
export async function provePassword(parts: Pick<Runtime, "database" | "newId">, attempt: Attempt): Promise<void> {
  const { account, password, policy, now } = attempt
  const verdict = judgeAttempts(account, policy.signInAttempts, now)
  if (verdict.is === "locked") throw tooManyAttempts(verdict.until, now)
  if (verdict.is === "lock_due") return lockOut(parts, attempt)
  if (!(await isPassword(password, account.passwordHash)))
    return countRefusal(parts, { account, policy, now, refusal: "access.sign_in_refused" })
}
