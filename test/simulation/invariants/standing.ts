import { lawOn } from "../../../src/rulebook/rulebook.ts"
import type { Id } from "../../../src/vocabulary/identifier.ts"
import { hoursBetween, type Instant, lawDateOf } from "../../../src/vocabulary/instant.ts"
import type { World } from "../world.ts"

/** What was true in the database at one moment, read by nobody's gates: who may be released is judged against this. */
export interface Standing {
  readonly customers: ReadonlyMap<Id, { readonly status: string; readonly country: string | null; readonly services: readonly string[] }>
  readonly rates: readonly { readonly asset: string; readonly quotedAt: Instant }[]
  readonly lists: readonly { readonly digest: string; readonly confirmedAt: Instant }[]
}

export async function readStanding({ observer: { pool } }: World): Promise<Standing> {
  const [customers, rates, lists] = await Promise.all([
    pool.query<{ customer_id: Id; status: string; country: string | null; services: string[] }>(
      "select customer_id, status, country, services from customer",
    ),
    pool.query<{ asset: string; quotedAt: Instant }>(`select asset, quoted_at as "quotedAt" from rate`),
    pool.query<{ digest: string; confirmedAt: Instant }>(
      `select encode(source_digest, 'hex') as digest, confirmed_at as "confirmedAt" from sanctions_list where state = 'active'`,
    ),
  ])
  return { customers: new Map(customers.rows.map((row) => [row.customer_id, row])), rates: rates.rows, lists: lists.rows }
}

/** A transfer as the simulation knows it, at the moment of a decision. */
export interface Judged {
  readonly customerId: Id
  readonly direction: string
  readonly asset: string
  readonly decidedAt: Instant
  /** Names that the other party may have had; one that is not listed clears the transfer. */
  readonly names: readonly string[]
}

/** Why it may not be released. `cure` no two people can set aside; `judgement` they can. Never says more than is certain. */
export function groundsAgainst(
  standing: Standing,
  judged: Judged,
  world: World,
): { readonly cure: string[]; readonly judgement: string[] } {
  const law = lawOn(world.rulebook, lawDateOf(judged.decidedAt))
  const customer = standing.customers.get(judged.customerId)
  const isOld = (since: Instant, hours: number | undefined) => hours === undefined || hoursBetween(since, judged.decidedAt) >= hours
  const listAge = law.hours("screening.list_max_age")?.value
  const priceAge = law.hours("valuation.price_max_age")?.value
  const prices = standing.rates.filter(({ asset, quotedAt }) => asset === judged.asset && quotedAt <= judged.decidedAt)
  const listed = standing.lists.flatMap(({ digest }) => world.lists.get(digest)?.names ?? [])
  const cure: [boolean, string][] = [
    [customer?.status !== "active", `the customer is ${customer?.status ?? "unknown"}`],
    [customer?.country === null, "the customer's country is unknown"],
    [customer?.services.includes(judged.direction) !== true, `the customer may not make a ${judged.direction}`],
    [standing.lists.length === 0, "no list is in force"],
    [standing.lists.some(({ confirmedAt }) => isOld(confirmedAt, listAge)), "the list is old"],
    [prices.every(({ quotedAt }) => isOld(quotedAt, priceAge)), "there is no price of today"],
    [judged.names.every((name) => name === ""), "the other party has no name"],
  ]
  return {
    cure: cure.filter(([stands]) => stands).map(([, why]) => why),
    judgement:
      judged.names.length > 0 && judged.names.every((name) => listed.includes(name)) ? ["the other party is on the list in force"] : [],
  }
}
