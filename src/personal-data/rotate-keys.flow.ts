import { writeAudited } from "../audit/audit.store.ts"
import type { BackgroundLoop } from "../runtime/background-loop.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { Refusal } from "../vocabulary/refusal.ts"
import {
  advanceRotation,
  beginRotation,
  destroyRetired,
  loadRotation,
  type Rotation,
  renewSubjectKeys,
  resealRows,
  takeRotation,
} from "./key-rotation.store.ts"
import { sealedTables } from "./personal-data.ts"
import { type Rounds, startRounds } from "./start-rounds.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId" | "log">

const batch = 200
/** Well beyond the minute for which servers remember a key and the minute a statement may take: nobody seals under an old key any more. */
const graceMilliseconds = 5 * 60_000

const stages = ["data_key", ...sealedTables.map(({ table }) => table)]
const [firstStage = "data_key"] = stages

/** Begins to change the firm's data keys for new ones. The work goes on behind the doors, on whichever server is up. */
export async function startRotation(parts: Parts, { entityId, userId }: Permit<"access.administer">): Promise<Rotation> {
  const at = parts.clock.now()
  const entry = entryOf(parts, entityId, { action: "data_key.rotation_started", actor: userId, details: {} })
  await writeAudited(parts.database, [entry], (writing) => beginRotation(writing, entityId, { stage: firstStage, by: userId, at }))
  parts.database.vault.forget()
  const begun = await loadRotation(parts.database.kysely, entityId)
  if (begun === undefined) throw new Error("A rotation that was just begun is gone")
  return begun
}

/** Takes rotations further, batch by batch, for as long as this server runs. */
export function startKeyRotation(parts: Parts & Pick<Rounds, "entities">): BackgroundLoop {
  return startRounds({ ...parts, name: "key-rotation", onward: (entityId) => rotateOnward(parts, entityId) })
}

/** One batch in one transaction: whatever stops it, the next one begins where this one began. */
export async function rotateOnward(parts: Parts, entityId: EntityId): Promise<"more" | "idle"> {
  const { database, clock } = parts
  const rotation = await loadRotation(database.kysely, entityId)
  if (rotation === undefined || rotation.finishedAt !== null || isTooEarly(rotation, clock.now())) return "idle"
  const { round, stage } = rotation
  const entry = entryOf(parts, entityId, { action: "data_key.rotated", actor: "system", details: { round, stage } })
  try {
    await writeAudited(database, [entry], async (writing) => {
      await takeRotation(writing, entityId, rotation)
      const table = sealedTables.find((one) => one.table === stage)
      const step = { rotation, limit: batch, at: clock.now() }
      const rows = await (table === undefined
        ? renewSubjectKeys(writing, entityId, step)
        : resealRows(writing, entityId, { ...step, table }))
      const next = nextOf(rotation, rows)
      if (next === "end") await destroyRetired(writing, entityId, clock.now())
      await advanceRotation(writing, entityId, next === "end" ? { ...rotation, finishedAt: clock.now() } : next)
    })
  } catch (problem) {
    // Another server has this batch; ours wrote nothing.
    if (problem instanceof Refusal && problem.code === "request.version_conflict") return "idle"
    throw problem
  }
  // New keys were made: what this server remembers as current no longer is.
  if (stage === firstStage) database.vault.forget()
  return "more"
}

function isTooEarly({ round, stage, afterRow, startedAt }: Rotation, now: string): boolean {
  return round > 1 && stage === firstStage && afterRow === null && Date.parse(now) - Date.parse(startedAt) < graceMilliseconds
}

function nextOf(rotation: Rotation, rows: readonly Id[]): Rotation | "end" {
  const done = rotation.round === 1 ? rotation.done + rows.length : rotation.done
  if (rows.length === batch) return { ...rotation, afterRow: rows.at(-1) ?? null, done }
  const following = stages[stages.indexOf(rotation.stage) + 1]
  if (following !== undefined) return { ...rotation, stage: following, afterRow: null, done }
  return rotation.round === 1 ? { ...rotation, round: 2, stage: firstStage, afterRow: null, done } : "end"
}

function entryOf(
  { newId, clock }: Parts,
  entityId: EntityId,
  { action, actor, details }: { action: string; actor: string; details: JsonObject },
) {
  const subject = { kind: "entity", id: entityId }
  return { entityId, entryId: newId(), recordedAt: clock.now(), action, actor, subject, details }
}
