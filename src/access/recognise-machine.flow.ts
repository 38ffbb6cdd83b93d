import type { Runtime } from "../runtime/runtime.ts"
import type { Principal } from "./access.ts"
import { findPresentedKey, touchApiKey } from "./api-key.store.ts"
import { judgeKey } from "./judge-key.ts"
import type { Token } from "./parse-token.ts"

/** Which system of the firm bears this key. Undefined when the key was revoked, has expired, or never was. */
export async function recogniseMachine(
  { database, clock }: Pick<Runtime, "database" | "clock">,
  token: Token,
): Promise<Principal | undefined> {
  const key = await findPresentedKey(database, token)
  if (key === undefined) return undefined
  const now = clock.now()
  const verdict = judgeKey(key, now)
  if (verdict === "ended") return undefined
  const { entityId } = token
  const { keyId, name, actions, isDemonstration } = key
  if (verdict === "valid_and_due") await touchApiKey(database, { entityId, keyId }, now)
  // Machines read codes, not sentences; the language is there because every caller has one.
  const caller = { entityId, userId: keyId, login: `key ${keyId}`, displayName: name, language: "en", roles: [], actions } as const
  return isDemonstration ? { ...caller, isDemonstration } : caller
}
