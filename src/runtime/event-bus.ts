import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"

/** What a receiver gets. Holds ids and codes, never personal data: whoever may know more asks the API. */
export interface HouseEvent {
  /** The idempotency key of the receiver: an event may arrive more than once, always under the same id. */
  readonly eventId: Id
  readonly entityId: EntityId
  /** `noun.verb` in the past tense: `transfer.decided`. */
  readonly topic: string
  readonly createdAt: Instant
  readonly payload: JsonObject
  /** The request that left the event, as its log line names it. Travels beside the event and is no part of it. */
  readonly correlationId?: Id
}

/**
 * Where events are pushed to. `publish` resolves only once the other side has taken the event into its own keeping,
 * and rejects with a `DeliveryFailure` otherwise. It keeps no order, never retries by itself and never answers twice.
 */
export interface EventBus {
  publish(event: HouseEvent): Promise<void>
}

/** Why an event did not get through: a code for the record, never words of the other side. */
export type DeliveryProblem = "unreachable" | "timed_out" | "answer_too_large" | "interrupted" | "defect" | `answered_${number}`

/** Rejection of `publish`. The cause is for the log; the code is for the record. */
export class DeliveryFailure extends Error {
  readonly problem: DeliveryProblem

  constructor(problem: DeliveryProblem, cause?: unknown) {
    super(problem, cause === undefined ? {} : { cause })
    this.name = "DeliveryFailure"
    this.problem = problem
  }
}
