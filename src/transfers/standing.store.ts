import type { Pool } from "pg"
import type { CustomerRecord } from "../customers/customers.ts"
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

const text = `
select e.is_demonstration as "isDemonstration",
  (select json_build_object('reference', reference, 'kind', kind, 'name', name, 'country', country, 'status', status, 'services', services,
      'walletAddress', wallet_address, 'physicalAddress', physical_address, 'nationalId', national_id, 'birthDate', birth_date, 'birthPlace', birth_place)
    from customer c where c.entity_id = $1 and c.customer_id = $2) as customer,
  (select json_build_object('rateId', rate_id, 'rate', trim_scale(rate)::text, 'source', source,
      'quotedAt', to_char(quoted_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from rate r where r.entity_id = $1 and r.asset = $3 and r.currency = 'USD' and r.quoted_at <= $4
    order by quoted_at desc, source limit 1) as price,
  (select coalesce(json_agg(json_build_object('list', list, 'listVersionId', list_version_id, 'title', title, 'isSynthetic', is_synthetic,
      'activatedAt', to_char(activated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'confirmedAt', to_char(confirmed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'digest', encode(source_digest, 'hex')) order by list), '[]')
    from sanctions_list l where l.entity_id = $1 and l.state = 'active') as "activeLists"
from entity e where e.entity_id = $1`

/** Reads the standing of one customer and one asset at an instant. A named statement, since every decision runs it. */
export async function readStanding(
  pool: Pool,
  entityId: EntityId,
  asked: { customerId: Id; asset: AssetCode; at: Instant },
): Promise<Standing> {
  const { rows } = await pool.query<Standing>({ name: "standing", text, values: [entityId, asked.customerId, asked.asset, asked.at] })
  const standing = rows[0]
  if (standing === undefined) throw new Error(`There is no entity ${entityId}`)
  return standing
}
