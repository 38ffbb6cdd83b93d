import type { Pool } from "pg"
import type { CustomerRecord } from "../customers/customers.ts"
import type { Database } from "../runtime/database.ts"
import { openTogether } from "../runtime/together.ts"
import type { AssetCode } from "../vocabulary/asset.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { PriceFact } from "./transfers.ts"

/** What the database knows that a decision may rest on, read in one round trip. */
export interface Standing {
  readonly isDemonstration: boolean
  readonly customer: CustomerRecord | null
  readonly price: PriceFact | null
  readonly activeLists: readonly ActiveListRow[]
}

export interface ActiveListRow {
  readonly list: string
  readonly listVersionId: Id
  readonly title: string
  readonly isSynthetic: boolean
  readonly activatedAt: Instant
  readonly confirmedAt: Instant
  readonly digest: string
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
  (select json_build_object('reference', reference, 'kind', kind, 'name', name, 'country', country, 'status', status, 'services', services,
      'walletAddress', wallet_address, 'physicalAddress', physical_address, 'nationalId', national_id, 'birthDate', birth_date, 'birthPlace', birth_place)
    from customer c where c.entity_id = a.entity_id and c.customer_id = a.customer_id) as customer,
  (select json_build_object('rateId', rate_id, 'rate', trim_scale(rate)::text, 'source', source, 'quotedAt', ${inJson("quoted_at")})
    from rate r where r.entity_id = a.entity_id and r.asset = a.asset and r.currency = 'USD' and r.quoted_at <= a.at
    order by quoted_at desc, source limit 1) as price
from asked a left join entity e on e.entity_id = a.entity_id left join lists l on l.entity_id = a.entity_id order by a.number`

function inJson(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

const gathering = { lanes: 2, most: 16 }
const queues = new WeakMap<Pool, (asked: Asked) => Promise<Standing>>()

/** Reads the standing of one customer and one asset at an instant. Decisions of the same moment are read together, since every one passes here. */
export function readStanding({ pool, observer }: Pick<Database, "pool" | "observer">, asked: Asked): Promise<Standing> {
  const queue =
    queues.get(pool) ??
    openTogether((many: readonly Asked[]) => readStandings(pool, many), { ...gathering, counted: { queue: "standing", observer } })
  queues.set(pool, queue)
  return queue(asked)
}

async function readStandings(pool: Pool, asked: readonly Asked[]): Promise<readonly Standing[]> {
  const column = <K extends keyof Asked>(key: K) => asked.map((one) => one[key])
  const values = [column("entityId"), column("customerId"), column("asset"), column("at")]
  const { rows } = await pool.query<Standing & { isDemonstration: boolean | null }>({ name: "standing", text, values })
  const missing = rows.findIndex(({ isDemonstration }) => isDemonstration === null)
  if (missing >= 0) throw new Error(`There is no entity ${asked[missing]?.entityId}`)
  return rows
}
