import type { PersonalReading } from "../runtime/database.ts"
import { openerOf, sealerOf } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { refuse } from "../vocabulary/refusal.ts"

/** What people call a thing they prove themselves by: it may hold their own name. Sealed under the entity's own key. */
interface NamedRow {
  readonly rowId: Id
  readonly name: Buffer | null
}

type NamedTable = "api_key" | "passkey"

export async function sealName(
  reading: PersonalReading,
  entityId: EntityId,
  { table, rowId, name }: { table: NamedTable; rowId: Id; name: string },
): Promise<Buffer> {
  const seal = await sealerOf(reading, entityId, null)
  return seal({ table, column: "name", rowId }, name)
}

/** The names in the order of the rows. Refuses one that an older version left in clear and nobody has sealed yet. */
export async function openNames(
  reading: PersonalReading,
  entityId: EntityId,
  { table, rows }: { table: NamedTable; rows: readonly NamedRow[] },
): Promise<string[]> {
  const open = await openerOf(
    reading,
    entityId,
    rows.map(({ name }) => name),
  )
  return rows.map(({ rowId, name }) => {
    const opened = name === null ? undefined : open({ table, column: "name", rowId }, name)
    if (opened === undefined) throw refuse("service.sealed", { [table]: rowId })
    return opened.toString("utf8")
  })
}
