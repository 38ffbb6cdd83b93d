import { expect, test } from "vitest"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { freshDatabase } from "../fresh-database.ts"
import { attempt, type Heard } from "./attempt.ts"
import type { Fault } from "./faulty-database.ts"
import { furnish, type Occasion, occasions } from "./occasions.ts"
import type { SimulatedNode } from "./open-node.ts"
import { recover } from "./recover.ts"
import { Running } from "./running.ts"
import { openWorld, type World } from "./world.ts"

const rulebook = loadRulebook()
/** Longer than any lease and claim of the house, and as long as a new entry waits for its checkpoint. */
const minute = 60_000

/** A node that knows nothing yet sends the most statements, so each round begins with one. */
async function freshNode(world: World): Promise<SimulatedNode> {
  const [node] = world.nodes
  if (node === undefined) throw new Error("There is no node")
  await world.restart(node)
  return world.nodes[0] as SimulatedNode
}

/** Tells a new story until the fault comes; then whoever got no answer asks another node again. Answers what was heard first and then. */
async function tell(world: World, occasion: Occasion, fault: Fault): Promise<[Heard<unknown>, Heard<unknown> | undefined]> {
  world.time += minute
  const story = await occasion(world, world.nodes[1] as SimulatedNode)
  const node = await freshNode(world)
  node.plan(fault)
  const first = await attempt(node, () => story(node))
  if (!node.isDead()) return [first, undefined]
  const next = await freshNode(world)
  world.time += minute
  return [first, await attempt(next, () => story(next))]
}

test.each(Object.entries(occasions))(
  "%s: a crash before any statement, or after the last, leaves all of it or nothing",
  async (_, occasion) => {
    const { url } = await freshDatabase()
    const world = await openWorld(url, { seed: 1, rulebook, plant: {} })
    const run = new Running(world)
    await furnish(world, world.nodes[1] as SimulatedNode)
    let statements = 0
    for (let isOver = false; !isOver; ) {
      const [first, again] = await tell(world, occasion, { kind: "crash", at: statements, when: "before" })
      isOver = again === undefined
      expect(first.kind).toBe(isOver ? "answered" : "lost")
      // A refusal says that all of it stands; nobody may hear of an outage that is over.
      expect(["answered", "refused", undefined]).toContain(again?.kind)
      await run.check()
      if (!isOver) statements++
    }
    expect(statements).toBeGreaterThan(0)
    const [first] = await tell(world, occasion, { kind: "crash", at: statements - 1, when: "after" })
    expect(first.kind).toBe("lost")
    await run.check()
    await recover(world, run)
    await world.close()
  },
  2 * minute,
)
