import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { makeEntityKeys, makeSubjectKey } from "../runtime/sealing/data-keys.store.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { listKeyless, listToSeal, listUnsealed, sealRow } from "./unsealed-rows.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId" | "log">

const batch = 200

/**
 * Seals what an older version left in clear, before the doors open. Each batch stands by itself, so whatever interrupts it,
 * the next start goes on where this one ended. While the vault is locked nothing is sealed and nothing is shown.
 */
export async function sealOldRows(parts: Parts): Promise<void> {
  const { database, clock, log } = parts
  if (database.vault.condition() !== "unlocked") return
  for (const { entityId, subjectId } of await listKeyless(database)) await makeKeys(parts, entityId, subjectId)
  for (const { entityId, table } of await listToSeal(database)) {
    let done = 0
    for (let rows = await listUnsealed(database, entityId, { table, limit: batch }); rows.length > 0; ) {
      const subject = { kind: "entity", id: entityId }
      const entry = entryOf(parts, {
        entityId,
        at: clock.now(),
        action: "personal_data.sealed",
        details: { table: table.table, rows: rows.length },
        subject,
      })
      await writeAudited(database, [entry], async (writing) => {
        for (const row of rows) await sealRow(writing, entityId, { table, row })
      })
      done += rows.length
      log.info({ table: table.table, done }, "Sealing personal data that an older version left in clear")
      rows = await listUnsealed(database, entityId, { table, limit: batch })
    }
  }
}

async function makeKeys(parts: Parts, entityId: EntityId, subjectId: Id | null): Promise<void> {
  const at = parts.clock.now()
  const subject = subjectId === null ? { kind: "entity", id: entityId } : { kind: "customer", id: subjectId }
  await writeAudited(parts.database, [entryOf(parts, { entityId, at, action: "data_key.made", details: {}, subject })], (writing) =>
    subjectId === null ? makeEntityKeys(writing, entityId, at) : makeSubjectKey(writing, entityId, { subjectId, at }),
  )
}

interface Done {
  readonly entityId: EntityId
  readonly at: string
  readonly action: string
  readonly details: JsonObject
  readonly subject: { readonly kind: string; readonly id: string }
}

function entryOf({ newId }: Parts, { entityId, at, action, details, subject }: Done) {
  return { entityId, entryId: newId(), recordedAt: at, action, actor: "system", subject, details }
}
