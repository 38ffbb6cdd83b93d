import { Violation } from "./attempt.ts"
import { checkOffline } from "./invariants/check-offline.ts"
import type { SimulatedNode } from "./open-node.ts"
import type { Running } from "./running.ts"
import { workJob } from "./steps/change-lists.ts"
import { dispatch, sequence } from "./steps/move-house.ts"
import { sign } from "./steps/sign-log.ts"
import type { World } from "./world.ts"

/** Longer than any lease and claim of the house, and than any retry after the few failures of a run. */
const recoverySeconds = [15, 60, 3_600, 7_200, 14_400]

/** Everything that was broken is whole again: then everything that was promised must come to its end. */
export async function recover(world: World, run: Running): Promise<void> {
  world.receiver.isDown = false
  world.place.isDown = false
  for (const node of [...world.nodes]) await world.restart(node)
  for (const seconds of recoverySeconds) {
    world.time += seconds * 1_000
    for (const work of [sequence, dispatch, workJob]) await run.step("recovery", (node) => work(world, node), 0)
    // The other node may hold the lease; it works as well.
    for (const node of world.nodes) await sequence(world, node)
    await run.step("recovery", (node) => sign(world, node), 0)
  }
  while ((await dispatch(world, world.nodes[0] as SimulatedNode)) !== "0 events");
  await run.check()
  const { rows } = await world.observer.pool.query<{ pending: number; undelivered: string[] }>(
    `select (select count(*)::int from audit_pending) + (select count(*)::int from outbox where position is null) as pending,
       (select coalesce(array_agg(event_id::text), '{}') from outbox where delivered_at is null and dead_at is null) as undelivered`,
  )
  const [left] = rows
  if (left === undefined || left.pending > 0) throw new Violation(`${left?.pending} entries and events were never placed`)
  if (left.undelivered.length > 0) throw new Violation(`Events were never delivered: ${left.undelivered.join(", ")}`)
  const delivered = await world.observer.kysely.selectFrom("outbox").select("event_id").where("delivered_at", "is not", null).execute()
  const missing = delivered.filter(({ event_id: id }) => !world.receiver.taken.has(id))
  if (missing.length > 0) throw new Violation(`An event counts as delivered and never arrived: ${missing[0]?.event_id}`)
  await checkOffline(world, run.tree.kept)
}
