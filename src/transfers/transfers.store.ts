import { type Selectable, sql } from "kysely"
import type { Reading, Writing } from "../runtime/database.ts"
import type { InsertPart } from "../runtime/one-statement.ts"
import type { Schema } from "../runtime/schema.ts"
import type { AssetCode } from "../vocabulary/asset.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Party } from "../vocabulary/party.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Direction, TransferState, WalletHosting } from "../vocabulary/transfer.ts"
import type { TransferFact } from "./transfers.ts"

/** A transfer as it stands: what was asked for, and what has become of it. */
export interface StoredTransfer extends TransferFact {
  readonly idempotencyKey: string
  /** Value in US cents when it was last assessed, as a decimal text; null without a price. */
  readonly valueCents: string | null
  readonly state: TransferState
  readonly settledAt: Instant | null
  readonly version: number
}

export interface NewTransfer {
  readonly entityId: EntityId
  readonly transfer: TransferFact
  readonly idempotencyKey: string
  /** SHA-256 of the canonical request, so that a key is never answered for another request. */
  readonly requestDigest: Uint8Array
  readonly valueCents: string | null
  readonly state: TransferState
}

/** Inserts a transfer, as a part of the statement that decides it. */
export function insertTransferPart({ entityId, transfer, idempotencyKey, requestDigest, valueCents, state }: NewTransfer): InsertPart {
  const { transferId, customerId, direction, asset, units, otherParty, otherWalletHosting, otherVaspName, requestedAt } = transfer
  const settledAt = state === "held" ? null : requestedAt
  return {
    name: "inserted_transfer",
    into: "transfer",
    row: "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    values: [
      entityId,
      transferId,
      idempotencyKey,
      requestDigest,
      customerId,
      direction,
      asset,
      units,
      JSON.stringify(otherParty),
      otherWalletHosting,
      otherVaspName,
      valueCents,
      state,
      requestedAt,
      settledAt,
    ],
  }
}

/** Postgres' name of the constraint that a reused idempotency key breaks. */
export const idempotencyConstraint = "transfer_entity_id_idempotency_key_key"

export async function loadTransfer(reading: Reading, entityId: EntityId, transferId: Id): Promise<StoredTransfer | undefined> {
  const row = await reading
    .selectFrom("transfer")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("transfer_id", "=", transferId)
    .executeTakeFirst()
  return row === undefined ? undefined : transferOf(row)
}

/** The transfer that was stored under a key, with the digest of the request that made it. */
export async function loadByIdempotencyKey(
  reading: Reading,
  entityId: EntityId,
  key: string,
): Promise<{ transfer: StoredTransfer; requestDigest: Buffer } | undefined> {
  const row = await reading
    .selectFrom("transfer")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("idempotency_key", "=", key)
    .executeTakeFirst()
  return row === undefined ? undefined : { transfer: transferOf(row), requestDigest: row.request_digest }
}

/** The part of a stored transfer that is a fact for its decision: what was asked for, not what became of it. */
export function factOf(stored: StoredTransfer): TransferFact {
  const { transferId, customerId, direction, asset, units, otherParty, otherWalletHosting, otherVaspName, requestedAt } = stored
  return { transferId, customerId, direction, asset, units, otherParty, otherWalletHosting, otherVaspName, requestedAt }
}

export interface TransferFilter {
  readonly state?: TransferState | undefined
  readonly direction?: Direction | undefined
  readonly customerId?: Id | undefined
  readonly cursor?: Id | undefined
  readonly limit: number
}

/** Transfers, newest first, one more than `limit` when there are more. */
export async function listTransfers(reading: Reading, entityId: EntityId, filter: TransferFilter): Promise<StoredTransfer[]> {
  let query = reading.selectFrom("transfer").selectAll().where("entity_id", "=", entityId)
  if (filter.state !== undefined) query = query.where("state", "=", filter.state)
  if (filter.direction !== undefined) query = query.where("direction", "=", filter.direction)
  if (filter.customerId !== undefined) query = query.where("customer_id", "=", filter.customerId)
  if (filter.cursor !== undefined) query = query.where("transfer_id", "<", filter.cursor)
  return (
    await query
      .orderBy("transfer_id", "desc")
      .limit(filter.limit + 1)
      .execute()
  ).map(transferOf)
}

/** What one step changes about a held transfer. */
export interface TransferChange {
  /** Value in US cents by a new assessment. */
  readonly valueCents?: string | null
  readonly settled?: { readonly state: "released" | "rejected"; readonly at: Instant }
  readonly other?: { readonly party: Party; readonly hosting: WalletHosting; readonly vaspName: string | null }
}

/** Applies a step to the version of a held transfer that was read. Refuses when it has changed or was settled since: nothing is released twice. */
export async function saveTransferStep(
  writing: Writing,
  entityId: EntityId,
  { before, change }: { before: StoredTransfer; change: TransferChange },
): Promise<void> {
  const { settled, other, valueCents } = change
  const { numUpdatedRows } = await writing
    .updateTable("transfer")
    .set({
      ...(settled === undefined ? {} : { state: settled.state, settled_at: settled.at }),
      ...(other === undefined
        ? {}
        : { other_party: JSON.stringify(other.party), other_wallet_hosting: other.hosting, other_vasp_name: other.vaspName }),
      ...(valueCents === undefined ? {} : { value_cents: valueCents }),
      version: sql<number>`version + 1`,
    })
    .where("entity_id", "=", entityId)
    .where("transfer_id", "=", before.transferId)
    .where("version", "=", before.version)
    .where("state", "=", "held")
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw refuse("request.version_conflict", { transferId: before.transferId })
}

function transferOf(row: Selectable<Schema["transfer"]>): StoredTransfer {
  return {
    transferId: row.transfer_id,
    customerId: row.customer_id,
    direction: row.direction,
    asset: row.asset as AssetCode,
    units: row.units,
    otherParty: row.other_party as unknown as Party,
    otherWalletHosting: row.other_wallet_hosting as WalletHosting,
    otherVaspName: row.other_vasp_name,
    requestedAt: row.requested_at,
    valueCents: row.value_cents,
    idempotencyKey: row.idempotency_key,
    state: row.state,
    settledAt: row.settled_at,
    version: row.version,
  }
}
