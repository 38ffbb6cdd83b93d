import type { NodeTrace } from "./legal-finding.ts"
import type { SettledRule } from "./settle-overrides.ts"

/** A rule that was tried for one subject, with the traces of its condition and exception. */
export interface TracedRule extends SettledRule {
  readonly when?: NodeTrace
  readonly unless?: NodeTrace
}
