import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Principal } from "./access.ts"
import { accessPolicy } from "./access-policy.ts"
import { judgeSession } from "./judge-session.ts"
import type { Token } from "./parse-token.ts"
import { findSession, touchSession } from "./session.store.ts"

type Parts = Pick<Runtime, "database" | "clock"> & { readonly rulebook: Rulebook }

/** Who bears this session token. Undefined when the session was closed, has been idle too long, or has expired. */
export async function recogniseCaller({ database, clock, rulebook }: Parts, token: Token): Promise<Principal | undefined> {
  const now = clock.now()
  const session = await findSession(database, token)
  if (session === undefined) return undefined
  const verdict = judgeSession(session, accessPolicy(rulebook, now).sessionIdleMinutes, now)
  if (verdict === "ended") return undefined
  if (verdict === "valid_and_due") await touchSession(database, token, now)
  return session.principal
}
