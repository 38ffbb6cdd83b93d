import type { SimulatedNode } from "../open-node.ts"
import type { World } from "../world.ts"

/** Something that happens in the world, on one node. Answers what was done and heard, in a line that is the same in every run of the seed. */
export type Happen = (world: World, node: SimulatedNode) => Promise<string>

export interface StepKind {
  readonly name: string
  /** In proportion to the others. */
  readonly often: number
  readonly happen: Happen
  /** A fault comes at one of so many first statements. Fewer where several stories run at once: past that their order is not the seed's. */
  readonly faultsWithin?: number
}
