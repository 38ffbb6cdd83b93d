import type { Id } from "../vocabulary/identifier.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Case, Preparation } from "./cases.ts"

type Prepared = Case & { readonly preparation: Preparation; readonly preparedBy: Id }

/** A case that may still change. Refuses a closed one. */
export function requireOpen(found: Case | undefined, caseId: string): Case {
  if (found === undefined) throw refuse("case.not_found", { caseId })
  if (found.state === "closed") throw refuse("case.already_closed", { caseId: found.caseId, resolution: found.resolution })
  return found
}

/** A case that this checker may decide: prepared, and by somebody else. */
export function requireDecidable(found: Case, checker: Id): Prepared {
  const { preparation, preparedBy } = found
  if (found.state !== "prepared" || preparation === null || preparedBy === null) throw refuse("case.not_prepared", { caseId: found.caseId })
  if (preparedBy === checker) throw refuse("case.same_person", { caseId: found.caseId })
  return { ...found, preparation, preparedBy }
}
