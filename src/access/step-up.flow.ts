import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Writing } from "../runtime/database.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Principal } from "./access.ts"
import { accessPolicy } from "./access-policy.ts"
import { findAccountTried } from "./account.store.ts"
import { neededFactor } from "./needed-factor.ts"
import { findOneTimeCode } from "./one-time-code.store.ts"
import { proveCode } from "./prove-code.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/** What a person sends with a decision to show that they mean it. */
export interface Confirmation {
  readonly code: string
}

/** A decision that was confirmed: what stands in its audit entry, and the spending of the proof, in the decision's transaction. */
export interface Consent {
  readonly details: JsonObject
  readonly spend: (writing: Writing) => Promise<unknown>
}

/**
 * Has a person confirm a decision with their second factor. Undefined where house policy asks for none and the person has
 * none. Refuses with what is missing: a factor to be set up, or the proof by the one there is.
 */
export async function stepUp(parts: Parts, principal: Principal, confirmation: Confirmation | undefined): Promise<Consent | undefined> {
  if (principal.isDemonstration === true) return undefined
  const { database, clock, newId, rulebook } = parts
  const needed = neededFactor(principal, rulebook.secondFactor)
  const app = await findOneTimeCode(database.kysely, principal)
  if (app?.isConfirmed !== true) {
    if (needed === "none") return undefined
    throw refuse("access.second_factor_required", { needed })
  }
  if (confirmation === undefined) throw refuse("access.step_up_required", { by: "code" })
  const account = await findAccountTried(database.kysely, principal)
  if (account === undefined) throw refuse("access.sign_in_required")
  const now = clock.now()
  const policy = accessPolicy(rulebook, now)
  const spend = await proveCode({ database, newId }, { account, app, code: confirmation.code, policy, now })
  return { details: { by: "code" }, spend }
}
