import type { Rulebook } from "../../src/rulebook/rulebook.ts"
import { Violation } from "./attempt.ts"
import { checkBooks } from "./invariants/check-books.ts"
import { checkOffline } from "./invariants/check-offline.ts"
import { RecordWatch } from "./invariants/check-record.ts"
import { ReleaseWatch } from "./invariants/check-releases.ts"
import { TreeWatch } from "./invariants/check-tree.ts"
import type { SimulatedNode } from "./open-node.ts"
import { bringList, listChanges, workJob } from "./steps/change-lists.ts"
import { meetings } from "./steps/meet.ts"
import { dispatch, houseMoves, quote, register, sequence } from "./steps/move-house.ts"
import { sign, signings } from "./steps/sign-log.ts"
import type { StepKind } from "./steps/step.ts"
import { submissions } from "./steps/submit-transfers.ts"
import { caseWork } from "./steps/work-cases.ts"
import { openWorld, type Plant, type World } from "./world.ts"

const kinds: readonly StepKind[] = [...submissions, ...caseWork, ...listChanges, ...houseMoves, ...signings, ...meetings]
/** A story sends no more statements than this; a fault planned later does not come. */
const statementsAtMost = 16
const faultChance = 0.5
const favoured = 6
/** Longer than any lease and claim of the house, and than any retry after the few failures of a run. */
const recoverySeconds = [15, 60, 3_600, 7_200, 14_400]

/** What became of one run: a line for each step, and what broke where something did. */
export interface Run {
  readonly seed: number
  readonly lines: readonly string[]
  readonly faults: number
  readonly violation: string | undefined
}

interface Order {
  readonly seed: number
  readonly steps: number
  readonly rulebook: Rulebook
  readonly plant?: Plant
}

/** Lives through `steps` steps of a world on a migrated, empty database, and checks every invariant after each of them. */
export async function simulate(databaseUrl: string, { seed, steps, rulebook, plant = {} }: Order): Promise<Run> {
  const world = await openWorld(databaseUrl, { seed, rulebook, plant })
  const run = new Running(world)
  const here = kinds.map((kind) => (plant.favour?.includes(kind.name) === true ? { ...kind, often: kind.often * favoured } : kind))
  try {
    for (const opening of [register, register, register, quote, bringList, workJob])
      await run.step("opening", (node) => opening(world, node), 0)
    for (let step = 0; step < steps; step++) {
      const kind = world.chance.pickByOften(here)
      await run.step(kind.name, (node) => kind.happen(world, node), kind.faultsWithin ?? statementsAtMost)
    }
    await recover(world, run)
    return { seed, lines: run.lines, faults: run.faults, violation: undefined }
  } catch (error) {
    if (!(error instanceof Violation)) throw new Error(`Seed ${seed} ended after:\n${run.lines.join("\n")}`, { cause: error })
    return { seed, lines: run.lines, faults: run.faults, violation: error.message }
  } finally {
    await world.close()
  }
}

class Running {
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

/** Everything that was broken is whole again: then everything that was promised must come to its end. */
async function recover(world: World, run: Running): Promise<void> {
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
