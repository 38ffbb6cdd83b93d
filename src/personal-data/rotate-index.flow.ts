import { writeAudited } from "../audit/audit.store.ts"
import type { BackgroundLoop } from "../runtime/background-loop.ts"
import type { Writing } from "../runtime/database.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { Refusal } from "../vocabulary/refusal.ts"
import { reindexByTable } from "./blind-indexes.store.ts"
import {
  advanceIndexRotation,
  beginIndexRotation,
  countToSignIn,
  destroyRetiredIndexKeys,
  type IndexRotation,
  loadIndexRotation,
  promoteNextKey,
  takeIndexRotation,
} from "./index-rotation.store.ts"
import { type Rounds, startRounds } from "./start-rounds.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId" | "log">

/** How a change of the index key stands, for whoever asks. */
export interface IndexRotationStanding {
  readonly state: "never" | "under_way" | "finished"
  readonly startedAt: Instant | null
  readonly finishedAt: Instant | null
  readonly done: number
  readonly total: number
  /** People who have to sign in through the identity provider once before the old key can go. */
  readonly toSignIn: number
}

const batch = 200
/** Well beyond the minute for which servers remember which keys there are, and the minute a statement may take. */
const graceMilliseconds = 5 * 60_000

const tables = Object.keys(reindexByTable)
const [announced, end] = ["announced", "end"]
const stages = [announced, ...tables, end]

export async function readIndexRotation(
  { database: { kysely } }: Pick<Parts, "database">,
  entityId: EntityId,
): Promise<IndexRotationStanding> {
  const rotation = await loadIndexRotation(kysely, entityId)
  if (rotation === undefined) return { state: "never", startedAt: null, finishedAt: null, done: 0, total: 0, toSignIn: 0 }
  const { startedAt, finishedAt, done, total } = rotation
  if (finishedAt !== null) return { state: "finished", startedAt, finishedAt, done, total, toSignIn: 0 }
  return { state: "under_way", startedAt, finishedAt, done, total, toSignIn: await countToSignIn(kysely, entityId) }
}

/** Begins to change the key of the firm's blind indexes: announces a new one. The rest goes on behind the doors, on whichever server is up. */
export async function startIndexRotation(parts: Parts, { entityId, userId }: Permit<"access.administer">): Promise<IndexRotationStanding> {
  const at = parts.clock.now()
  const entry = entryOf(parts, entityId, { action: "index_key.rotation_started", actor: userId, details: {} })
  await writeAudited(parts.database, [entry], (writing) =>
    beginIndexRotation(writing, entityId, { stage: announced, tables, by: userId, at }),
  )
  parts.database.vault.forgetIndexKeys()
  return readIndexRotation(parts, entityId)
}

/** Takes changes of index keys further, batch by batch, for as long as this server runs. */
export function startIndexRotations(parts: Parts & Pick<Rounds, "entities">): BackgroundLoop {
  return startRounds({ ...parts, name: "index-rotation", onward: (entityId) => reindexOnward(parts, entityId) })
}

/** One step in one transaction: whatever stops it, the next one begins where this one began. */
export async function reindexOnward(parts: Parts, entityId: EntityId): Promise<"more" | "idle"> {
  const { database, clock } = parts
  const rotation = await loadIndexRotation(database.kysely, entityId)
  if (rotation === undefined || rotation.finishedAt !== null || isTooEarly(rotation, clock.now())) return "idle"
  const { stage } = rotation
  if (stage === end && (await countToSignIn(database.kysely, entityId)) > 0) return "idle"
  const entry = entryOf(parts, entityId, { action: actionOf(stage), actor: "system", details: { stage } })
  // Rows are to be indexed under the key that is current now, not under one that was a minute ago.
  database.vault.forgetIndexKeys()
  try {
    await writeAudited(database, [entry], async (writing) => {
      await takeIndexRotation(writing, entityId, rotation)
      await advanceIndexRotation(writing, entityId, await takeStep(writing, entityId, { rotation, at: clock.now() }))
    })
  } catch (problem) {
    // Another server has this step; ours wrote nothing.
    if (problem instanceof Refusal && problem.code === "request.version_conflict") return "idle"
    throw problem
  }
  if (stage === announced || stage === end) database.vault.forgetIndexKeys()
  return "more"
}

async function takeStep(
  writing: Writing,
  entityId: EntityId,
  { rotation, at }: { rotation: IndexRotation; at: Instant },
): Promise<IndexRotation> {
  const { stage, afterRow, done } = rotation
  const reindex = reindexByTable[stage]
  if (reindex !== undefined) {
    const rows = await reindex(writing, entityId, { afterRow, limit: batch })
    const counted = { ...rotation, done: done + rows.length }
    return rows.length === batch ? { ...counted, afterRow: rows.at(-1) ?? null } : { ...counted, afterRow: null, stage: after(stage) }
  }
  if (stage === announced) {
    await promoteNextKey(writing, entityId, at)
    return { ...rotation, round: 2, roundBeganAt: at, stage: after(stage) }
  }
  await destroyRetiredIndexKeys(writing, entityId, at)
  return { ...rotation, finishedAt: at }
}

function after(stage: string): string {
  return stages[stages.indexOf(stage) + 1] ?? end
}

/** Before the new key takes over, every server is to ask under it; before rows are indexed anew, no server is to write under the old one. */
function isTooEarly({ stage, afterRow, roundBeganAt }: IndexRotation, now: Instant): boolean {
  const isWaiting = stage === announced || (stage === tables[0] && afterRow === null)
  return isWaiting && Date.parse(now) - Date.parse(roundBeganAt) < graceMilliseconds
}

function actionOf(stage: string): string {
  if (stage === announced) return "index_key.changed"
  return stage === end ? "index_key.rotation_finished" : "index_key.rows_indexed"
}

function entryOf(
  { newId, clock }: Parts,
  entityId: EntityId,
  { action, actor, details }: { action: string; actor: string; details: JsonObject },
) {
  const subject = { kind: "entity", id: entityId }
  return { entityId, entryId: newId(), recordedAt: clock.now(), action, actor, subject, details }
}
