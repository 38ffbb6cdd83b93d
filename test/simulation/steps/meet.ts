import { Violation } from "../attempt.ts"
import type { SimulatedNode } from "../open-node.ts"
import type { World } from "../world.ts"
import { workJob } from "./change-lists.ts"
import { dispatch, sequence } from "./move-house.ts"
import { sign } from "./sign-log.ts"
import type { Happen, StepKind } from "./step.ts"
import { submissions } from "./submit-transfers.ts"
import { meetOnHeld } from "./work-cases.ts"

/** Two stories at the same time on two nodes, interleaved at a statement that the seed chooses. */
export const meetings: readonly StepKind[] = [
  { name: "two meet on a held transfer", often: 10, happen: async (world, node) => meet(world, node, meetOnHeld(world)), faultsWithin: 0 },
  {
    name: "two nodes sequence",
    often: 3,
    happen: (world, node) => meet(world, node, { first: sequence, second: sequence }),
    faultsWithin: 0,
  },
  {
    name: "two nodes sign",
    often: 3,
    happen: (world, node) => meet(world, node, { first: sign, second: sign }),
    faultsWithin: 0,
  },
  {
    name: "the log grows under a signature",
    often: 3,
    happen: (world, node) => meet(world, node, { first: sign, second: sequence }),
    faultsWithin: 0,
  },
  {
    name: "two nodes dispatch",
    often: 3,
    happen: (world, node) => meet(world, node, { first: dispatch, second: dispatch }),
    faultsWithin: 0,
  },
  {
    name: "a list changes under a submission",
    often: 4,
    happen: (world, node) => meet(world, node, { first: submitOne, second: workJob }),
    faultsWithin: 0,
  },
]

const statementsAtMost = 9
const patienceMilliseconds = 10_000

const submitOne: Happen = async (world, node) => {
  const [submit] = submissions
  if (submit === undefined) throw new Error("Nothing can be submitted")
  return submit.happen(world, node)
}

async function meet(world: World, node: SimulatedNode, { first, second }: { first: Happen; second: Happen }): Promise<string> {
  const other = world.nodes.find((one) => one !== node)
  if (other === undefined) throw new Error("There is one node only")
  other.plan(undefined)
  let meanwhile: Promise<string> | undefined
  node.interleave({
    at: world.chance.below(statementsAtMost),
    async happen() {
      let isOver = false
      meanwhile = second(world, other).finally(() => {
        isOver = true
      })
      meanwhile.catch(() => undefined)
      await untilOverOrWaiting(world, () => isOver)
    },
  })
  const outcome = await first(world, node)
  node.plan(undefined)
  return `${outcome} | ${meanwhile === undefined ? "met nobody" : await meanwhile}`
}

/** The second story may wait for a lock that the first one holds; then the first goes on. */
async function untilOverOrWaiting({ observer }: World, isOver: () => boolean): Promise<void> {
  const startedAt = performance.now()
  while (!isOver()) {
    const { rows } = await observer.pool.query<{ waits: boolean }>(
      "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits",
    )
    if (rows[0]?.waits === true) return
    if (performance.now() - startedAt > patienceMilliseconds) throw new Violation("A story neither ended nor waited for a lock")
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}
