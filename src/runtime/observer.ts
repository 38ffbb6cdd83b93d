import type { Outcome } from "../vocabulary/decision.ts"

/** A decision as whoever counts is told of it: codes and a duration, nothing of the people it is about. */
export interface ObservedDecision {
  readonly purpose: string
  readonly outcome: Outcome
  readonly reasons: readonly string[]
  /** From the arrival of the request to the commit; for submissions only. */
  readonly seconds?: number
}

/**
 * Told what happens where it happens, by whoever has one at hand. Methods return at once and never throw; where there is
 * no observer nobody is told, and nothing else differs.
 */
export interface Observer {
  /** A decision was made and committed. */
  decided(decision: ObservedDecision): void
  /** Calls of one queue of `openTogether` went in one batch. */
  gathered(queue: string, calls: number): void
  /** A batch failed as a whole, and each of its calls is tried alone. */
  fellApart(queue: string): void
}
