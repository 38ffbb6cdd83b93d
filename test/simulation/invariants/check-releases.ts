import { loadCaseOfSubject } from "../../../src/cases/cases.store.ts"
import type { Id } from "../../../src/vocabulary/identifier.ts"
import type { Instant } from "../../../src/vocabulary/instant.ts"
import { Violation } from "../attempt.ts"
import type { World } from "../world.ts"
import { groundsAgainst, readStanding, type Standing } from "./standing.ts"

interface Settled {
  readonly transferId: Id
  readonly state: string
  readonly key: string
  readonly customerId: Id
  readonly direction: string
  readonly asset: string
  readonly decidedAt: Instant
  readonly decisions: number
  readonly preparedBy: Id | null
  readonly closedBy: Id | null
}

/**
 * Watches over what is released: only what every gate would let go, by two people where it was held, once, and for good.
 * What was true before a step and what was true after it may both have been asked; either may clear a transfer.
 */
export class ReleaseWatch {
  readonly #world: World
  #before: Standing | undefined
  readonly #settled = new Map<Id, string>()

  constructor(world: World) {
    this.#world = world
  }

  async check(): Promise<void> {
    const after = await readStanding(this.#world)
    const { rows } = await this.#world.observer.pool.query<Settled>(settledSql)
    for (const transfer of rows) {
      if (!this.#settled.has(transfer.transferId) && transfer.state === "released")
        await this.#judge(transfer, [this.#before ?? after, after])
    }
    for (const [transferId, state] of this.#settled) {
      const now = rows.find((transfer) => transfer.transferId === transferId)?.state
      if (now !== state) throw new Violation(`Transfer ${transferId} was ${state} and is ${now}`)
    }
    for (const { transferId, state } of rows) this.#settled.set(transferId, state)
    this.#before = after
  }

  async #judge(transfer: Settled, standings: readonly Standing[]): Promise<void> {
    const names = [...(this.#world.asked.get(transfer.key)?.names ?? [])]
    const grounds = standings.map((standing) => groundsAgainst(standing, { ...transfer, names }, this.#world))
    const wasHeld = transfer.decisions > 1
    const isCleared = wasHeld && (await this.#isMatchCleared(transfer.transferId))
    const against = grounds.map(({ cure, judgement }) => (isCleared ? cure : [...cure, ...judgement]))
    const [least = []] = against.sort((left, right) => left.length - right.length)
    if (least.length > 0) throw new Violation(`Transfer ${transfer.transferId} was released although ${least.join(" and ")}`)
    const { preparedBy, closedBy } = transfer
    if (wasHeld && (preparedBy === null || closedBy === null || preparedBy === closedBy))
      throw new Violation(`Transfer ${transfer.transferId} was held and released by ${preparedBy} and ${closedBy}`)
  }

  /** Whether somebody gave reasons why a name on a list means somebody else. */
  async #isMatchCleared(transferId: Id): Promise<boolean> {
    const { observer, cast } = this.#world
    const found = await loadCaseOfSubject(observer.kysely, cast.entityId, transferId)
    return found?.preparation?.clearances.some(({ findingKey }) => findingKey.startsWith("screening.potential_match|")) === true
  }
}

const settledSql = `
  select t.transfer_id as "transferId", t.state, idempotency_key as key, customer_id as "customerId", direction, asset,
    d.decided_at as "decidedAt", d.decisions::int, prepared_by as "preparedBy", closed_by as "closedBy"
  from transfer t
  join (select transfer_id, count(*) as decisions, (array_agg(decided_at) filter (where outcome <> 'hold'))[1] as decided_at
    from decision group by transfer_id) d using (transfer_id)
  left join case_file c on c.subject_id = t.transfer_id
  where t.state <> 'held'`
