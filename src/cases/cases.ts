/*
 * The case workflow: whatever is held has exactly one open case, and the case has an owner and a time by which it is
 * due. A case records what people did and said; what becomes of its subject is decided by the subject's own story.
 */
import type { Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { refuse } from "../vocabulary/refusal.ts"

export const caseStates = ["open", "prepared", "closed"] as const
export type CaseState = (typeof caseStates)[number]

export const caseEventKinds = [
  "opened",
  "assigned",
  "noted",
  "evidence_added",
  "subject_amended",
  "prepared",
  "returned",
  "reassessed",
  "released",
  "rejected",
] as const
export type CaseEventKind = (typeof caseEventKinds)[number]

/** What the maker puts before the checker: a recommendation, and a reason for each finding that judgement is to end. */
export interface Preparation {
  readonly recommendation: "release" | "reject"
  readonly why: string
  readonly clearances: readonly { readonly findingKey: string; readonly why: string }[]
}

/** One open piece of work about one subject. Times are UTC. `ownerId` is null only when nobody was fit to own it. */
export interface Case {
  readonly caseId: Id
  readonly subjectKind: "transfer"
  readonly subjectId: Id
  /** The customer whose data the case is about; null where none is known. */
  readonly dataSubjectId: Id | null
  readonly state: CaseState
  readonly ownerId: Id | null
  readonly openedAt: Instant
  readonly dueAt: Instant
  readonly preparedBy: Id | null
  readonly preparedAt: Instant | null
  readonly preparation: Preparation | null
  readonly closedBy: Id | null
  readonly closedAt: Instant | null
  readonly resolution: "released" | "rejected" | null
  readonly version: number
}

/** One line of a case's timeline. `actor` is a user id or `system`. */
export interface CaseEvent {
  readonly eventId: Id
  readonly kind: CaseEventKind
  readonly actor: string
  readonly occurredAt: Instant
  readonly body: JsonObject
}

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
