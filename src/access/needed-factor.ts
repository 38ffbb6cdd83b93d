import type { Role } from "../vocabulary/role.ts"
import type { Principal } from "./access.ts"

/** `passkey` where nothing weaker will do, `any` where a code of an authenticator app will. */
export type NeededFactor = "none" | "any" | "passkey"

/** Which second factor house policy asks of somebody for what their roles decide: the strictest of their roles. Nobody invented needs one. */
export function neededFactor(
  { roles, isDemonstration }: Pick<Principal, "roles" | "isDemonstration">,
  policy: Readonly<Partial<Record<Role, "any" | "passkey">>>,
): NeededFactor {
  if (isDemonstration === true) return "none"
  const asked = roles.map((role) => policy[role])
  return asked.includes("passkey") ? "passkey" : asked.includes("any") ? "any" : "none"
}
