import { writeAudited } from "../audit/audit.store.ts"
import { type BackgroundLoop, startLoop } from "../runtime/background-loop.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import { Refusal, refuse } from "../vocabulary/refusal.ts"
import { hasClearSalts, sealSalts } from "./old-salts.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId" | "log">

const batch = 200
const pauseMilliseconds = 60_000

/** Seals the salts that an older version left in clear, behind open doors: there is one for each decision, so this may take long. */
export function startSealingSalts({
  entities,
  ...parts
}: Parts & { readonly entities: () => Promise<readonly EntityId[]> }): BackgroundLoop {
  return startLoop({
    name: "seal-salts",
    pauseMilliseconds,
    log: parts.log,
    async pass() {
      let isMore = false
      for (const entityId of await entities()) isMore = (await sealSaltsOnward(parts, entityId)) === "more" || isMore
      return isMore ? "more" : "idle"
    },
  })
}

/** One batch in one transaction: whatever stops it, the next one, on any server, finds what is left. */
export async function sealSaltsOnward({ database, clock, newId }: Parts, entityId: EntityId): Promise<"more" | "idle"> {
  if (database.vault.condition() !== "unlocked" || !(await hasClearSalts(database.kysely, entityId))) return "idle"
  const subject = { kind: "entity", id: entityId }
  const details = { table: "audit_opening" }
  const entry = { entityId, entryId: newId(), recordedAt: clock.now(), action: "personal_data.sealed", actor: "system", subject, details }
  try {
    await writeAudited(database, [entry], async (writing) => {
      if ((await sealSalts(writing, entityId, batch)) === 0) throw refuse("request.version_conflict")
    })
    return "more"
  } catch (problem) {
    // Another server has what is left; ours wrote nothing.
    if (problem instanceof Refusal && problem.code === "request.version_conflict") return "idle"
    throw problem
  }
}
