import { refuse } from "../vocabulary/refusal.ts"
import type { AccessPolicy } from "./access-policy.ts"

/** Refuses a new password shorter than policy asks, counted in characters as a reader counts them. Length is all that is asked. */
export function requirePassword(password: string, policy: Pick<AccessPolicy, "passwordMinimumLength">): void {
  const length = [...new Intl.Segmenter().segment(password.normalize("NFKC"))].length
  if (length < policy.passwordMinimumLength)
    throw refuse("access.password_too_short", { field: "password", minimumLength: policy.passwordMinimumLength })
}
