import { type Selectable, sql } from "kysely"
import { canonicalBytes } from "../audit/audit.ts"
import type { PersonalReading, Writing } from "../runtime/database.ts"
import type { InsertPart } from "../runtime/one-statement.ts"
import type { Schema } from "../runtime/schema.ts"
import { indexerOf, indexersOf, type Opener, openerOf, type Sealer, sealerOf } from "../runtime/sealing/sealing.ts"
import type { AssetCode } from "../vocabulary/asset.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Party } from "../vocabulary/party.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Direction, TransferState, WalletHosting } from "../vocabulary/transfer.ts"
import type { TransferFact } from "./transfers.ts"

/** A transfer as it stands: what was asked for, and what has become of it. The other side is null once the customer was erased. */
export interface StoredTransfer extends Omit<TransferFact, "otherParty"> {
  readonly otherParty: Party | null
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
  /** Keyed digest of the canonical request, so that a key is never answered for another request. */
  readonly requestDigest: Uint8Array
  readonly valueCents: string | null
  readonly state: TransferState
  /** Seals under the key of its customer. */
  readonly seal: Sealer
}

type Row = Selectable<Schema["transfer"]>

/** What is personal about a transfer: who stands at its other end. */
interface OtherSide {
  readonly otherParty: Party
  readonly otherVaspName: string | null
}

const placeOf = (transferId: Id) => ({ table: "transfer", column: "other_side", rowId: transferId })

/** Inserts a transfer, as a part of the statement that decides it. */
export function insertTransferPart({
  entityId,
  transfer,
  idempotencyKey,
  requestDigest,
  valueCents,
  state,
  seal,
}: NewTransfer): InsertPart {
  const { transferId, customerId, direction, asset, units, otherParty, otherWalletHosting, otherVaspName, requestedAt } = transfer
  const otherSide: OtherSide = { otherParty, otherVaspName }
  const settledAt = state === "held" ? null : requestedAt
  return {
    name: "inserted_transfer",
    into: `transfer (entity_id, transfer_id, idempotency_key, request_digest, customer_id, direction, asset, units, other_side,
      other_wallet_hosting, value_cents, state, requested_at, settled_at)`,
    row: `$1::uuid, $2::uuid, $3::text, $4::bytea, $5::uuid, $6::text, $7::text, $8::numeric, $9::bytea,
      $10::text, $11::numeric, $12::text, $13::timestamptz, $14::timestamptz`,
    values: [
      entityId,
      transferId,
      idempotencyKey,
      requestDigest,
      customerId,
      direction,
      asset,
      units,
      seal(placeOf(transferId), JSON.stringify(otherSide)),
      otherWalletHosting,
      valueCents,
      state,
      requestedAt,
      settledAt,
    ],
  }
}

export async function loadTransfer(reading: PersonalReading, entityId: EntityId, transferId: Id): Promise<StoredTransfer | undefined> {
  const row = await reading
    .selectFrom("transfer")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("transfer_id", "=", transferId)
    .executeTakeFirst()
  return row === undefined ? undefined : (await transfersOf(reading, entityId, [row]))[0]
}

/** The transfer that was stored under a key, with the digest of the request that made it. */
export async function loadByIdempotencyKey(
  reading: PersonalReading,
  entityId: EntityId,
  key: string,
): Promise<{ transfer: StoredTransfer; requestDigest: Buffer } | undefined> {
  const row = await reading
    .selectFrom("transfer")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("idempotency_key", "=", key)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const [transfer] = await transfersOf(reading, entityId, [row])
  return transfer === undefined ? undefined : { transfer, requestDigest: row.request_digest }
}

const digestColumn = "transfer.request_digest"

/** Keyed digest of the request that a transfer was made by, as it is kept. It is keyed, so that nobody finds out by trial whom a stored request named. */
export async function digestRequest(reading: PersonalReading, entityId: EntityId, asked: TransferFact): Promise<Buffer> {
  return (await indexerOf(reading, entityId, digestColumn))(requestBytes(asked))
}

/** Whether a kept digest is that of the request, under whichever key it was made. */
export async function isDigestOf(
  reading: PersonalReading,
  entityId: EntityId,
  of: { digest: Buffer; asked: TransferFact },
): Promise<boolean> {
  const bytes = requestBytes(of.asked)
  return (await indexersOf(reading, entityId, digestColumn)).some((index) => index(bytes).equals(of.digest))
}

/** What somebody asked for, without what the house gave it: the id and the time. */
function requestBytes({ transferId: _, requestedAt: __, ...asked }: TransferFact): Uint8Array {
  return canonicalBytes({ ...asked, otherParty: { ...asked.otherParty } })
}

/** The part of a stored transfer that is a fact for its decision: what was asked for, not what became of it. Refuses one whose facts were erased. */
export function factOf(stored: StoredTransfer): TransferFact {
  if (stored.otherParty === null) throw refuse("customer.erased", { customerId: stored.customerId })
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
export async function listTransfers(reading: PersonalReading, entityId: EntityId, filter: TransferFilter): Promise<StoredTransfer[]> {
  let query = reading.selectFrom("transfer").selectAll().where("entity_id", "=", entityId)
  if (filter.state !== undefined) query = query.where("state", "=", filter.state)
  if (filter.direction !== undefined) query = query.where("direction", "=", filter.direction)
  if (filter.customerId !== undefined) query = query.where("customer_id", "=", filter.customerId)
  if (filter.cursor !== undefined) query = query.where("transfer_id", "<", filter.cursor)
  const rows = await query
    .orderBy("transfer_id", "desc")
    .limit(filter.limit + 1)
    .execute()
  return transfersOf(reading, entityId, rows)
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
  const seal = other === undefined ? undefined : await sealerOf(writing, entityId, before.customerId)
  const { numUpdatedRows } = await writing
    .updateTable("transfer")
    .set({
      ...(settled === undefined ? {} : { state: settled.state, settled_at: settled.at }),
      ...(other === undefined || seal === undefined
        ? {}
        : { other_side: seal(placeOf(before.transferId), otherSideText(other)), other_wallet_hosting: other.hosting }),
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

function otherSideText({ party: otherParty, vaspName: otherVaspName }: NonNullable<TransferChange["other"]>): string {
  return JSON.stringify({ otherParty, otherVaspName } satisfies OtherSide)
}

async function transfersOf(reading: PersonalReading, entityId: EntityId, rows: readonly Row[]): Promise<StoredTransfer[]> {
  const open = await openerOf(
    reading,
    entityId,
    rows.map((row) => row.other_side),
  )
  return rows.map((row) => transferOf(row, openOtherSide(row, open)))
}

function openOtherSide({ transfer_id: transferId, other_side: sealed }: Row, open: Opener): OtherSide | undefined {
  if (sealed === null) throw refuse("service.sealed", { transferId })
  const opened = open(placeOf(transferId), sealed)
  return opened === undefined ? undefined : (JSON.parse(opened.toString("utf8")) as OtherSide)
}

function transferOf(row: Row, otherSide: OtherSide | undefined): StoredTransfer {
  return {
    transferId: row.transfer_id,
    customerId: row.customer_id,
    direction: row.direction,
    asset: row.asset as AssetCode,
    units: row.units,
    otherParty: otherSide?.otherParty ?? null,
    otherWalletHosting: row.other_wallet_hosting as WalletHosting,
    otherVaspName: otherSide?.otherVaspName ?? null,
    requestedAt: row.requested_at,
    valueCents: row.value_cents,
    idempotencyKey: row.idempotency_key,
    state: row.state,
    settledAt: row.settled_at,
    version: row.version,
  }
}
