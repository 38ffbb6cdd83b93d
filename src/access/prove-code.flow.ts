import type { Writing } from "../runtime/database.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { AccessPolicy } from "./access-policy.ts"
import type { AccountTried } from "./account.store.ts"
import { countRefusal } from "./count-refusal.flow.ts"
import { stepOfCode } from "./credential.store.ts"
import { judgeAttempts } from "./judge-attempts.ts"
import { isRecoveryCode, type OneTimeCode, takeRecoveryCode, takeStep } from "./one-time-code.store.ts"
import { tooManyAttempts } from "./too-many-attempts.ts"

export interface CodeAttempt {
  readonly account: AccountTried
  readonly app: OneTimeCode
  readonly code: string
  readonly policy: AccessPolicy
  readonly now: Instant
}

/** Spends the code within the transaction that relies on it, and says what kind it was. Refuses one that somebody else spent meanwhile. */
export type SpendCode = (writing: Writing) => Promise<"code" | "recovery_code">

/**
 * Whether the code is the person's: of the authenticator app, for its own half minute or the ones beside it, or a recovery
 * code. A code works once. A wrong one counts as a wrong password does, and locks the account as that does.
 */
export async function proveCode(parts: Pick<Runtime, "database" | "newId">, attempt: CodeAttempt): Promise<SpendCode> {
  const { account, app, code, policy, now } = attempt
  const verdict = judgeAttempts(account, policy.signInAttempts, now)
  if (verdict.is === "locked") throw tooManyAttempts(verdict.until, now)
  const step = stepOfCode({ secret: app.secret, code, now })
  if (step !== undefined && step > app.lastStep) {
    return async (writing) => {
      if (!(await takeStep(writing, account, step))) throw refuse("access.code_refused")
      return "code"
    }
  }
  const recovery = code.trim().toLowerCase()
  if (await isRecoveryCode(parts.database.kysely, account, recovery)) {
    return async (writing) => {
      if (!(await takeRecoveryCode(writing, account, { code: recovery, at: now }))) throw refuse("access.code_refused")
      return "recovery_code"
    }
  }
  return countRefusal(parts, { account, policy, now, refusal: "access.code_refused" })
}
