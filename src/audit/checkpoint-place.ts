import type { EntityId } from "../vocabulary/identifier.ts"

/** Somewhere checkpoints are kept out of reach of whoever owns the database. */
export interface CheckpointPlace {
  /** Under this name the house remembers how far the copies there have come. */
  readonly name: string
  /** Size of the largest checkpoint kept there for an entity, 0 when there is none. */
  newestSize(entityId: EntityId): Promise<number>
  /** Adds a checkpoint, never replacing one. Answers `differs` when another of that size is kept there already. */
  put(copy: CheckpointCopy): Promise<"kept" | "differs">
}

export interface CheckpointCopy {
  readonly entityId: EntityId
  readonly size: number
  readonly note: string
  /** The keys of the log at this time, one in each line. */
  readonly keys: string
}

/**
 * Why copies do not get through. `unreachable`: try again. The other two mean that this house and the place tell different
 * histories: `ahead`, the place knows a longer log; `differs`, it knows another one.
 */
export type CopyProblem = "unreachable" | "ahead" | "differs"
