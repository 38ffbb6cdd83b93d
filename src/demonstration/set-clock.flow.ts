import { openNewId } from "../runtime/new-id.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Instant } from "../vocabulary/instant.ts"

/**
 * The same parts at a moment of the invented past. Clock and ids tell the same time, so that whatever is listed by its id,
 * as lists, timelines and the audit log are, stands in the order in which it is said to have happened.
 */
export function setClock<P extends Pick<Runtime, "clock" | "newId">>(parts: P, at: Instant): P {
  return { ...parts, clock: { now: () => at }, newId: openNewId(() => Date.parse(at)) }
}
