import type { Client } from "pg"
import { appendLeaves, leafHashOf, openRange, parseCheckpoint, rootOf } from "../audit/audit.ts"
import { OperatorProblem } from "../runtime/operator-problem.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"

/** Entries read at once. */
const page = 2_000

interface Placed {
  readonly entry_id: Id
  readonly position: string
  readonly canonical: Buffer
  readonly leaf_hash: Buffer
}

/**
 * Demands that the audit log is whole as this transaction sees it: every entry hashes to its leaf, positions have no gap, and the
 * root worked out from the leaves is that of the newest checkpoint. Answers how many entries there are; throws an OperatorProblem
 * that names the first fault. Signatures are another matter: `audit verify` looks at them, with a checkpoint kept elsewhere.
 */
export async function demandWholeLog(client: Client): Promise<number> {
  const { rows: entities } = await client.query<{ entityId: EntityId }>(
    `select entity_id as "entityId" from audit_position where position = 0 union select entity_id from audit_checkpoint`,
  )
  let count = 0
  for (const { entityId } of entities) count += await demandWholeTree(client, entityId)
  return count + (await demandWaiting(client))
}

async function demandWholeTree(client: Client, entityId: EntityId): Promise<number> {
  const signed = await newestCheckpoint(client, entityId)
  let range = openRange(0)
  for (let rows = await readPlaced(client, entityId, 0); rows.length > 0; rows = await readPlaced(client, entityId, range.end)) {
    for (const [index, row] of rows.entries()) {
      if (Number(row.position) !== range.end + index) throw broken(`the entry at position ${range.end + index} is missing`)
      demandLeaf(row)
    }
    const inside = signed === undefined ? 0 : Math.max(0, Math.min(rows.length, signed.size - range.end))
    const hashes = rows.map((row) => row.leaf_hash)
    range = appendLeaves(range, hashes.slice(0, inside))
    if (signed !== undefined && range.end === signed.size && inside > 0) demandRoot(rootOf(range), signed)
    range = appendLeaves(range, hashes.slice(inside))
  }
  if (signed !== undefined && range.end < signed.size)
    throw broken(`the newest checkpoint covers ${signed.size} entries, and only ${range.end} are there`)
  return range.end
}

interface Signed {
  readonly size: number
  readonly root: Uint8Array
}

/** The newest checkpoint by what its note says: the columns beside it could be changed without the signature. */
async function newestCheckpoint(client: Client, entityId: EntityId): Promise<Signed | undefined> {
  const { rows } = await client.query<{ note: string }>(
    "select note from audit_checkpoint where entity_id = $1 order by size desc limit 1",
    [entityId],
  )
  const [newest] = rows
  if (newest === undefined) return undefined
  const checkpoint = parseCheckpoint(newest.note.slice(0, newest.note.indexOf("\n\n") + 1))
  if (checkpoint === undefined) throw broken("the newest checkpoint cannot be read")
  return checkpoint
}

async function readPlaced(client: Client, entityId: EntityId, from: number): Promise<Placed[]> {
  const { rows } = await client.query<Placed>(
    `select e.entry_id, p.position::text, e.canonical, e.leaf_hash from audit_position p join audit_entry e using (entity_id, entry_id)
     where p.entity_id = $1 and p.position >= $2 order by p.position limit $3`,
    [entityId, from, page],
  )
  return rows
}

/** Entries that have no position yet are few; each still has to hash to its leaf. */
async function demandWaiting(client: Client): Promise<number> {
  const { rows } = await client.query<Omit<Placed, "position">>(
    `select e.entry_id, e.canonical, e.leaf_hash from audit_entry e
     where not exists (select from audit_position p where p.entity_id = e.entity_id and p.entry_id = e.entry_id)`,
  )
  for (const row of rows) demandLeaf(row)
  return rows.length
}

function demandLeaf({ entry_id: entryId, canonical, leaf_hash: leafHash }: Omit<Placed, "position">): void {
  if (!leafHash.equals(leafHashOf(canonical))) throw broken(`the entry ${entryId} does not hash to its leaf`)
}

function demandRoot(root: Uint8Array, signed: Signed): void {
  if (!Buffer.from(root).equals(signed.root))
    throw broken(`the tree over its first ${signed.size} entries has another root than its newest checkpoint`)
}

function broken(what: string): OperatorProblem {
  return new OperatorProblem(
    `The audit log of this database does not verify: ${what}.\nNothing was copied. Keep the backups from before, and find out who changed the database: bin/shekara audit verify tells more, with a checkpoint kept elsewhere. To keep this state as evidence, copy the database with its own tools.`,
  )
}
