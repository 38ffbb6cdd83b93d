import { type Cast, foundFirm } from "../../src/demonstration/found-firm.flow.ts"
import { type Chance, openChance } from "../../src/demonstration/open-chance.ts"
import type { Rulebook } from "../../src/rulebook/rulebook.ts"
import { closeDatabase, type Database } from "../../src/runtime/database.ts"
import type { EventBus } from "../../src/runtime/event-bus.ts"
import { DeliveryFailure } from "../../src/runtime/event-bus.ts"
import type { NewId } from "../../src/runtime/new-id.ts"
import { assessTransfer, type TransferRequest } from "../../src/transfers/assess-transfer.flow.ts"
import { releaseTransfer } from "../../src/transfers/release-transfer.flow.ts"
import type { Id } from "../../src/vocabulary/identifier.ts"
import type { TransferState } from "../../src/vocabulary/transfer.ts"
import { unlockForTest } from "../test-keys.ts"
import { openWithKey } from "./faulty-database.ts"
import { type NodeOrder, openNode, type SimulatedNode } from "./open-node.ts"
import { openSeededIds } from "./seeded-ids.ts"

/** What a bug may be planted in: a part, or the simulation's own copy of a story. The product's code is never touched. */
export interface Plant {
  readonly listsOf?: NodeOrder["listsOf"]
  readonly submit?: typeof assessTransfer
  readonly release?: typeof releaseTransfer
  /** Names of steps that happen more often, so that the bug soon has its occasion. */
  readonly favour?: readonly string[]
}

/** A transfer that somebody asked for, under a key of the asker's own, and what he was answered. */
export interface Asked {
  readonly request: TransferRequest
  /** Every name the other party may have by now: an amendment whose answer was lost may stand or not. */
  readonly names: Set<string>
  transferId?: Id
}

/** A file of a publisher's list as the world made it. */
export interface MadeList {
  readonly names: readonly string[]
  readonly isBroken: boolean
}

/** Everything of one simulated run. The database is the truth; the world remembers only what was asked and answered. */
export interface World {
  readonly seed: number
  readonly chance: Chance
  readonly rulebook: Rulebook
  /** For the observer alone; no story runs on it and nothing breaks it. */
  readonly observer: Database
  readonly nodes: SimulatedNode[]
  readonly cast: Cast
  readonly stories: { readonly submit: typeof assessTransfer; readonly release: typeof releaseTransfer }
  readonly customers: Id[]
  readonly asked: Map<string, Asked>
  /** Verdicts that were answered with a settled state, in order. */
  readonly answered: { readonly transferId: Id; readonly state: TransferState }[]
  readonly lists: Map<string, MadeList>
  readonly receiver: EventBus & { isDown: boolean; readonly taken: Map<Id, number> }
  readonly newId: NewId
  /** The time of the world in milliseconds. It steps when a step says so, forwards and backwards. */
  time: number
  /** Takes a dead node away and starts another in its place. */
  restart(node: SimulatedNode): Promise<void>
  close(): Promise<void>
}

const nodesAtWork = 2
const start = Date.parse("2026-11-22T08:00:00.000Z")

/** Opens a world on a migrated, empty database: a founded firm, two nodes, and nothing else. */
export async function openWorld(
  url: string,
  { seed, rulebook, plant }: { seed: number; rulebook: Rulebook; plant: Plant },
): Promise<World> {
  const chance = openChance(seed, "world")
  const observer = unlockForTest(openWithKey(url))
  // Jobs of the simulation: a promise to do something stands or falls with its transaction, as in the house.
  await observer.pool.query("create table simulated_job (job_id uuid primary key, data jsonb not null)")
  const now = () => world.time
  const newId = openSeededIds(openChance(seed, "ids"), now)
  const order = { url, rulebook, newId, now, ...(plant.listsOf === undefined ? {} : { listsOf: plant.listsOf }) }
  let opened = 0
  const world: World = {
    seed,
    chance,
    rulebook,
    observer,
    newId,
    time: start,
    nodes: [],
    customers: [],
    asked: new Map(),
    answered: [],
    lists: new Map(),
    receiver: openReceiver(),
    stories: { submit: plant.submit ?? assessTransfer, release: plant.release ?? releaseTransfer },
    cast: await foundFirm({
      database: observer,
      clock: { now: () => new Date(start).toISOString() },
      newId: openSeededIds(openChance(seed, "people"), () => start),
      rulebook,
    }),
    async restart(node) {
      world.nodes[world.nodes.indexOf(node)] = openNode(opened++, order)
      await node.close()
    },
    async close() {
      await Promise.all(world.nodes.map((node) => node.close()))
      await closeDatabase(observer)
    },
  }
  while (world.nodes.length < nodesAtWork) world.nodes.push(openNode(opened++, order))
  return world
}

/** Somebody else's system that takes events, counts them, and is down now and then. */
function openReceiver(): World["receiver"] {
  const taken = new Map<Id, number>()
  const receiver: World["receiver"] = {
    isDown: false,
    taken,
    async publish({ eventId }) {
      if (receiver.isDown) throw new DeliveryFailure("unreachable")
      taken.set(eventId, (taken.get(eventId) ?? 0) + 1)
    },
  }
  return receiver
}
