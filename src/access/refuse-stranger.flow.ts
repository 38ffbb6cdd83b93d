import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { AccessPolicy } from "./access-policy.ts"
import { isPassword } from "./credential.store.ts"
import { judgeAttempts } from "./judge-attempts.ts"
import { later } from "./later.ts"
import { countUnknownLogin, findMeter, lockUnknownLogin } from "./sign-in-meter.store.ts"
import { tooManyAttempts } from "./too-many-attempts.ts"

type Parts = Pick<Runtime, "database" | "newId">

export interface Stranger {
  readonly entityId: EntityId
  /** A login that nobody has who could sign in with a password. */
  readonly login: string
  readonly password: string
  readonly policy: AccessPolicy
  readonly now: Instant
}

/**
 * Refuses a login that opens nothing exactly as `provePassword` refuses a wrong password: in the same words, after the
 * same time, and locked after as many failures for as long, so that nobody learns which logins exist.
 */
export async function refuseStranger(parts: Parts, stranger: Stranger): Promise<never> {
  const { entityId, login, password, policy, now } = stranger
  const metered = { entityId, kind: "login", word: login } as const
  const meter = await findMeter(parts.database.kysely, metered)
  if (meter !== undefined) {
    const verdict = judgeAttempts(meter, policy.signInAttempts, now)
    if (verdict.is === "locked") throw tooManyAttempts(verdict.until, now)
  }
  await isPassword(password, null)
  const refused = entryOf(parts, stranger, { action: "user.sign_in_refused", details: {} })
  const failures = await writeAudited(parts.database, [refused], (writing) => countUnknownLogin(writing, metered, now))
  if (failures < policy.signInAttempts) throw refuse("access.sign_in_refused")
  const until = later(now, policy.lockMinutes)
  const locked = entryOf(parts, stranger, { action: "user.locked_out", details: { until } })
  await writeAudited(parts.database, [locked], (writing) => lockUnknownLogin(writing, metered, until))
  throw tooManyAttempts(until, now)
}

function entryOf({ newId }: Parts, { entityId, login, now }: Stranger, what: { action: string; details: JsonObject }) {
  const subject = { kind: "user", id: "unknown" }
  return { entityId, entryId: newId(), recordedAt: now, actor: "system", subject, personal: { login }, ...what }
}
