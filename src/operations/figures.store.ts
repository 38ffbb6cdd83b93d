import type { Database } from "../runtime/database.ts"
import { assetCodes } from "../vocabulary/asset.ts"
import type { Instant } from "../vocabulary/instant.ts"

/** How the house stands, over all its entities: counts, and ages in seconds. Never of whom. */
export interface Standing {
  readonly cases: { readonly open: number; readonly prepared: number; readonly overdue: number }
  /** Events not yet delivered; where nothing is pushed, that is all of them. */
  readonly outbox: { readonly waiting: number; readonly oldestSeconds: number; readonly dead: number }
  /** Entries without a position, and for how long the sequencer's lease is still good: below zero nobody holds it. */
  readonly audit: { readonly pending: number; readonly leaseSeconds: number | null }
  readonly sessions: number
  /** Since the list in force was last confirmed. */
  readonly lists: readonly { readonly list: string; readonly ageSeconds: number }[]
  /** Since the newest price of each asset was quoted. Assets never quoted are left out. */
  readonly prices: readonly { readonly asset: string; readonly ageSeconds: number }[]
  readonly jobs: readonly { readonly queue: string; readonly waiting: number; readonly active: number; readonly failed: number }[]
}

/** Counting stops here: whoever watches needs to know that it is many, and the database has other work. */
const mostCounted = 10_000

/** Reads how the house stands at an instant, in one round trip for the house and one for its jobs. */
export async function readStanding({ pool }: Pick<Database, "pool">, now: Instant): Promise<Standing> {
  const house = await pool.query<Omit<Standing, "jobs">>({ name: "figures", text: standingSql, values: [now, [...assetCodes]] })
  const jobs = await pool.query<Standing["jobs"][number]>({ name: "figures-jobs", text: jobsSql })
  const [standing] = house.rows
  if (standing === undefined) throw new Error("Aggregates always answer one row")
  return { ...standing, jobs: jobs.rows }
}

const standingSql = `
  select
    (select json_build_object('open', count(*) filter (where state = 'open'), 'prepared', count(*) filter (where state = 'prepared'),
      'overdue', count(*) filter (where due_at < $1::timestamptz)) from case_file where state <> 'closed') as cases,
    (select json_build_object('waiting', count(*), 'oldestSeconds', coalesce(${since("min(created_at)")}, 0),
      'dead', (select count(*) from (select from outbox where dead_at is not null limit ${mostCounted}) as dead))
      from (select created_at from outbox where delivered_at is null and dead_at is null limit ${mostCounted}) as waiting) as outbox,
    (select json_build_object('pending', count(*), 'leaseSeconds', (select -${since("min(expires_at)")} from audit_lease))
      from (select from audit_pending limit ${mostCounted}) as pending) as audit,
    (select count(*)::int from session where closed_at is null and expires_at > $1::timestamptz) as sessions,
    (select coalesce(json_agg(json_build_object('list', list, 'ageSeconds', age) order by list), '[]') from (
      select list, ${since("min(confirmed_at)")} as age from sanctions_list where state = 'active' group by list) as lists) as lists,
    (select coalesce(json_agg(json_build_object('asset', asset, 'ageSeconds', age) order by asset), '[]') from (
      select asked.asset, ${since("min(newest.quoted_at)")} as age
      from entity cross join unnest($2::text[]) as asked (asset) cross join lateral (
        select quoted_at from rate r where r.entity_id = entity.entity_id and r.asset = asked.asset and r.currency = 'USD'
        order by quoted_at desc limit 1) as newest
      group by asked.asset) as prices) as prices`

/** The queue counts its jobs by itself, every half minute. */
const jobsSql = `
  select name as queue, queued_count + deferred_count as waiting, active_count as active, failed_count as failed
  from pgboss.queue where name not like '\\_\\_pgboss%' order by name`

function since(moment: string): string {
  return `extract(epoch from $1::timestamptz - ${moment})::float8`
}
