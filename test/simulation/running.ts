import { checkBooks } from "./invariants/check-books.ts"
import { RecordWatch } from "./invariants/check-record.ts"
import { ReleaseWatch } from "./invariants/check-releases.ts"
import { TreeWatch } from "./invariants/check-tree.ts"
import type { SimulatedNode } from "./open-node.ts"
import type { World } from "./world.ts"

const faultChance = 0.5

/** A world going on step by step, with every invariant checked after each, and a line for the record. */
export class Running {
  readonly lines: string[] = []
  faults = 0
  readonly #world: World
  readonly #releases: ReleaseWatch
  readonly #record: RecordWatch
  readonly tree: TreeWatch

  constructor(world: World) {
    this.#world = world
    this.#releases = new ReleaseWatch(world)
    this.#record = new RecordWatch(world)
    this.tree = new TreeWatch(world)
  }

  async step(name: string, happen: (node: SimulatedNode) => Promise<string>, faultsWithin: number): Promise<void> {
    const { chance, nodes } = this.#world
    const node = chance.pick(nodes)
    const fault =
      faultsWithin > 0 && chance.happens(faultChance)
        ? {
            kind: chance.pick(["crash", "cut"] as const),
            at: chance.below(1 + chance.below(faultsWithin)),
            when: chance.pick(["before", "after"] as const),
          }
        : undefined
    node.plan(fault)
    this.#world.time += 1
    const outcome = await happen(node)
    const came = fault !== undefined && node.sent() > fault.at ? ` (${fault.kind} ${fault.when} statement ${fault.at})` : ""
    if (came !== "") this.faults++
    this.lines.push(`${this.lines.length} ${name} on node ${node.number}${came}: ${outcome}`)
    node.plan(undefined)
    if (node.isDead()) await this.#world.restart(node)
    await this.check()
  }

  async check(): Promise<void> {
    await this.#releases.check()
    await checkBooks(this.#world)
    await this.#record.check()
    await this.tree.check()
  }
}
