import { mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { writeAudited } from "../../src/audit/audit.store.ts"
import { openCheckpointFolder } from "../../src/audit/checkpoint-folder.client.ts"
import type { CheckpointPlace } from "../../src/audit/checkpoint-place.ts"
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
  readonly sequencerOf?: NodeOrder["sequencerOf"]
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
  /** Files of this world; they go with it. */
  readonly folder: string
  /** The key that signs the audit log. All nodes share the file. */
  readonly keyFile: string
  readonly place: CheckpointPlace & { isDown: boolean }
  /** The folder behind the place. */
  readonly copies: string
  readonly receiver: EventBus & { isDown: boolean; readonly taken: Map<Id, number> }
  readonly newId: NewId
  /** The time of the world in milliseconds. It steps when a step says so, forwards and backwards. */
  time: number
  /** Takes a dead node away and starts another in its place. */
  restart(node: SimulatedNode): Promise<void>
  close(): Promise<void>
}

const nodesAtWork = 2
const [pastAtLeast, pastVaries] = [215, 30]
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
  const { listsOf, sequencerOf } = plant
  const order = { url, rulebook, newId, now, ...(listsOf && { listsOf }), ...(sequencerOf && { sequencerOf }) }
  const folder = await mkdtemp(join(tmpdir(), "shekara-world-"))
  const copies = join(folder, "copies")
  await mkdir(copies)
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
    folder,
    keyFile: join(folder, "audit-key.pem"),
    copies,
    place: openPlace(copies),
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
      await rm(folder, { recursive: true, force: true })
    },
  }
  await recordPast(world)
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

/** A folder that keeps copies of checkpoints, and is away now and then. */
function openPlace(root: string): World["place"] {
  const folder = openCheckpointFolder(root)
  const meet = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (place.isDown) throw new Error("The place of copies is away")
    return ask()
  }
  const place: World["place"] = {
    name: folder.name,
    isDown: false,
    newestSize: (entityId) => meet(() => folder.newestSize(entityId)),
    put: (copy) => meet(() => folder.put(copy)),
  }
  return place
}

/** The firm has a past of so many entries that its log completes a subtree, which holds 256 leaves, while the world goes on. */
async function recordPast({ observer, cast: { entityId }, seed }: World): Promise<void> {
  const newId = openSeededIds(openChance(seed, "past"), () => start)
  const count = pastAtLeast + openChance(seed, "length of the past").below(pastVaries)
  const entry = () => ({
    entityId,
    entryId: newId(),
    recordedAt: new Date(start).toISOString(),
    action: "simulation.remembered",
    actor: "system",
    subject: { kind: "entity", id: entityId },
    details: {},
  })
  await writeAudited(observer, [entry(), ...Array.from({ length: count - 1 }, entry)], async () => undefined)
}
