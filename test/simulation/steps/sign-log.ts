import { existsSync } from "node:fs"
import { openAuditKey } from "../../../src/audit/audit-key.store.ts"
import { loadNewestCheckpoint } from "../../../src/audit/checkpoint.store.ts"
import { keepCheckpoints } from "../../../src/audit/keep-checkpoints.flow.ts"
import { attempt, told } from "../attempt.ts"
import type { SimulatedNode } from "../open-node.ts"
import type { World } from "../world.ts"
import type { StepKind } from "./step.ts"

/** The log is signed, its key changes, and the place that keeps copies is away now and then. */
export const signings: readonly StepKind[] = [
  { name: "sign", often: 10, happen: sign },
  { name: "lay a key ready", often: 1, happen: layKey, faultsWithin: 0 },
  { name: "the place of copies turns", often: 2, happen: turnPlace, faultsWithin: 0 },
]

export async function sign(world: World, node: SimulatedNode): Promise<string> {
  const { cast, keyFile, place, observer, rulebook } = world
  const parts = { ...node.parts, rulebook, keyFile, places: [place], watch: node.watch, entities: async () => [cast.entityId] }
  const heard = await attempt(node, () => keepCheckpoints(parts))
  const newest = await loadNewestCheckpoint(observer.kysely, cast.entityId)
  return told(heard, () => (newest === undefined ? "unsigned" : `signed up to ${newest.size}`))
}

/** A new key takes over from the next signing on. Nobody changes a key that is not there yet. */
async function layKey({ keyFile }: World): Promise<string> {
  if (!existsSync(keyFile)) return "no key"
  await openAuditKey(`${keyFile}.next`, { mayMake: true })
  return "laid ready"
}

async function turnPlace({ place, chance }: World): Promise<string> {
  place.isDown = chance.happens(0.5)
  return place.isDown ? "away" : "there"
}
