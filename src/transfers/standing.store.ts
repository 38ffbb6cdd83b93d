import type { Pool } from "pg"
import { openPersonal } from "../customers/customers.store.ts"
import { type CustomerRecord, type PersonalRecord, personalOf } from "../customers/customers.ts"
import type { Database, PersonalReading } from "../runtime/database.ts"
import type { DataKey } from "../runtime/sealing/seal.ts"
import { openerOf, type Sealer, sealerWith, sealingKeyOf } from "../runtime/sealing/sealing.ts"
import { hotPath, openTogether } from "../runtime/together.ts"
import type { ScreenedList } from "../screening/screening.ts"
import type { AssetCode } from "../vocabulary/asset.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { PriceFact } from "./transfers.ts"

/** What the database knows that a decision may rest on, read in one round trip. */
export interface Standing {
  readonly isDemonstration: boolean
  /** Null for somebody who is not on record, or was erased. */
  readonly customer: CustomerRecord | null
  /** Seals what the decision will store, under the customer's key; under the entity's for whoever has none. */
  readonly seal: Sealer
  readonly price: PriceFact | null
  readonly activeLists: readonly ScreenedList[]
}

interface Asked {
  readonly entityId: EntityId
  readonly customerId: Id
  readonly asset: AssetCode
  readonly at: Instant
}

/** One row for each thing asked, in the order asked; the lists of an entity are gathered once for all who ask. */
const text = `
with asked as (
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[]) with ordinality as a (entity_id, customer_id, asset, at, number)),
lists as materialized (
  select entity_id, json_agg(json_build_object('list', list, 'listVersionId', list_version_id, 'title', title, 'isSynthetic', is_synthetic,
    'activatedAt', ${inJson("activated_at")}, 'confirmedAt', ${inJson("confirmed_at")}, 'digest', encode(source_digest, 'hex')) order by list) as active
  from sanctions_list where state = 'active' and entity_id = any($1::uuid[]) group by entity_id)
select e.is_demonstration as "isDemonstration", coalesce(l.active, '[]') as "activeLists",
  c.customer_id as "customerId", c.reference, c.kind, c.country, c.status, c.services, c.personal, c.erased_at as "erasedAt",
  k.key_id as "keyId", k.wrapped, k.wrapped_by as "wrappedBy",
  (select json_build_object('rateId', rate_id, 'rate', trim_scale(rate)::text, 'source', source, 'quotedAt', ${inJson("quoted_at")})
    from rate r where r.entity_id = a.entity_id and r.asset = a.asset and r.currency = 'USD' and r.quoted_at <= a.at
    order by quoted_at desc, source limit 1) as price
from asked a left join entity e on e.entity_id = a.entity_id left join lists l on l.entity_id = a.entity_id
  left join customer c on c.entity_id = a.entity_id and c.customer_id = a.customer_id
  left join data_key k on k.entity_id = a.entity_id and k.subject_id = a.customer_id and k.purpose = 'seal' and k.retired_at is null
order by a.number`

function inJson(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

interface Row extends Pick<Standing, "isDemonstration" | "price" | "activeLists">, Omit<CustomerRecord, keyof PersonalRecord> {
  /** Null where the customer is not on record; then everything of the customer is null. */
  readonly customerId: Id | null
  readonly personal: Buffer | null
  readonly erasedAt: Instant | null
  /** Null where the customer has no key of their own. */
  readonly keyId: Id | null
  readonly wrapped: Buffer | null
  readonly wrappedBy: Id
}

const queues = new WeakMap<Pool, (asked: Asked) => Promise<Standing>>()

/** Reads the standing of one customer and one asset at an instant. Decisions of the same moment are read together, since every one passes here. */
export function readStanding(database: Database, asked: Asked): Promise<Standing> {
  const { pool, observer } = database
  const counted = { queue: "standing", observer }
  const queue = queues.get(pool) ?? openTogether((many: readonly Asked[]) => readStandings(database, many), { ...hotPath, counted })
  queues.set(pool, queue)
  return queue(asked)
}

async function readStandings({ pool, kysely }: Database, asked: readonly Asked[]): Promise<readonly Standing[]> {
  const column = <K extends keyof Asked>(key: K) => asked.map((one) => one[key])
  const values = [column("entityId"), column("customerId"), column("asset"), column("at")]
  const { rows } = await pool.query<Row & { isDemonstration: boolean | null }>({ name: "standing", text, values })
  const missing = rows.findIndex(({ isDemonstration }) => isDemonstration === null)
  if (missing >= 0) throw new Error(`There is no entity ${asked[missing]?.entityId}`)
  return Promise.all(rows.map((row, index) => standingOf(kysely, (asked[index] as Asked).entityId, row)))
}

async function standingOf(reading: PersonalReading, entityId: EntityId, row: Row): Promise<Standing> {
  const { isDemonstration, price, activeLists } = row
  const key = (await ownKeyOf(reading, entityId, row)) ?? (await sealingKeyOf(reading, entityId, null))
  return { isDemonstration, price, activeLists, customer: await recordOf(reading, entityId, row), seal: sealerWith(key, entityId) }
}

/** The customer's key came with the row, so that no decision asks the database for it. */
async function ownKeyOf(
  reading: PersonalReading,
  entityId: EntityId,
  { customerId, keyId, wrapped, wrappedBy }: Row,
): Promise<DataKey | undefined> {
  if (keyId === null) return undefined
  return reading.vault.atHand(keyId) ?? reading.vault.take(reading, entityId, { keyId, subjectId: customerId, wrapped, wrappedBy })
}

async function recordOf(reading: PersonalReading, entityId: EntityId, row: Row): Promise<CustomerRecord | null> {
  const { customerId, reference, kind, country, status, services, personal, erasedAt } = row
  if (customerId === null) return null
  const opened = openPersonal({ customer_id: customerId, personal, erased_at: erasedAt }, await openerOf(reading, entityId, [personal]))
  return opened === undefined ? null : { reference, kind, country, status, services, ...personalOf(opened) }
}
