import { findOnlyEntity } from "../access/access.store.ts"
import { writeAudited } from "../audit/audit.store.ts"
import { OperatorProblem } from "../runtime/operator-problem.ts"
import { installSyntheticList } from "../screening/install-synthetic-list.flow.ts"
import { loadEntries } from "../screening/screening.store.ts"
import type { TransferParts } from "../transfers/gather-facts.flow.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import { addHours } from "../vocabulary/instant.ts"
import { filledAction } from "./demonstration.store.ts"
import type { DemonstrationSize } from "./demonstration.ts"
import { foundFirm } from "./found-firm.flow.ts"
import { liveThroughDay } from "./live-through-day.flow.ts"
import { foundedAt, planDemonstration } from "./plan-demonstration.ts"
import { setClock } from "./set-clock.flow.ts"

const usualSize: DemonstrationSize = { customers: 120, transfers: 3_000 }
const usualSeed = 8420

export interface FillOrder {
  readonly size?: DemonstrationSize
  readonly seed?: number
  /** Told after every transfer. */
  readonly onProgress?: (progress: { readonly done: number; readonly inAll: number }) => void
}

/**
 * Fills an empty database with the demonstration firm and its last two weeks. People, customers and requests are invented;
 * every decision is made by the real stories, at the invented moment. Refuses a database that keeps a firm already.
 */
export async function fillDemonstration(
  parts: TransferParts,
  { size = usualSize, seed = usualSeed, onProgress }: FillOrder = {},
): Promise<void> {
  const kept = await findOnlyEntity(parts.database.kysely)
  if (kept !== undefined)
    throw new OperatorProblem(`This database keeps "${kept.name}". The demonstration fills an empty database and no other.`)
  const until = parts.clock.now()
  const beginning = setClock(parts, foundedAt({ until, size }))
  const cast = await foundFirm(beginning)
  const listedNames = await installNames(beginning, cast.entityId)
  const plan = planDemonstration({ seed, until, size, listedNames })
  let done = 0
  const onTransfer = () => onProgress?.({ done: ++done, inAll: size.transfers })
  const story = { parts, cast, plan, seed, customerIds: [], held: [], onTransfer }
  for (let day = plan.from; day < until; day = addHours(day, 24)) await liveThroughDay(story, day)
  await sealWorld(parts, { entityId: cast.entityId, seed, size })
}

/** Puts the bundled list in force and gives the names of the people and companies on it, first names first. */
async function installNames(parts: TransferParts, entityId: EntityId): Promise<string[]> {
  const version = await installSyntheticList(parts, entityId)
  if (version === undefined) throw new Error("A real list is in force in a database that was empty")
  const entries = await loadEntries(parts.database.kysely, entityId, version.listVersionId)
  return entries
    .filter(({ kind }) => kind === "person" || kind === "organisation")
    .flatMap(({ names }) => names.filter(({ quality }) => quality === "primary").map(({ text }) => text.split(", ").reverse().join(" ")))
}

/** The last entry: without it, the filling was interrupted and the database is no good. */
async function sealWorld(
  { database, clock, newId }: TransferParts,
  { entityId, seed, size }: { entityId: EntityId; seed: number; size: DemonstrationSize },
): Promise<void> {
  const subject = { kind: "entity", id: entityId }
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: clock.now(),
    action: filledAction,
    actor: "system",
    subject,
    details: { seed, ...size },
  }
  await writeAudited(database, [entry], async () => undefined)
}
