import { leafHashOf } from "../../../src/audit/audit.ts"
import { decide } from "../../../src/transfers/decide.ts"
import { loadDecision } from "../../../src/transfers/decisions.store.ts"
import { recordDecision } from "../../../src/transfers/record-decision.ts"
import type { TransferFacts } from "../../../src/transfers/transfers.ts"
import { outcomes } from "../../../src/vocabulary/decision.ts"
import type { Finding } from "../../../src/vocabulary/finding.ts"
import type { Id } from "../../../src/vocabulary/identifier.ts"
import { Violation } from "../attempt.ts"
import type { World } from "../world.ts"

/** Watches over what must never change once it is written: the log, its positions, decisions, and what callers were answered. */
export class RecordWatch {
  readonly #world: World
  readonly #leaves = new Map<Id, string>()
  readonly #positions = new Map<string, Id>()
  readonly #replayed = new Set<Id>()

  constructor(world: World) {
    this.#world = world
  }

  async check(): Promise<void> {
    await this.#checkLeaves()
    await this.#checkPositions()
    await this.#checkDecisions()
    await this.#checkAnswers()
  }

  /** An entry's bytes hash to its leaf and say what its columns say; what was once there is there still. */
  async #checkLeaves(): Promise<void> {
    const { rows } = await this.#world.observer.pool.query<{ entry_id: Id; action: string; canonical: Buffer; leaf_hash: Buffer }>(
      "select entry_id, action, canonical, leaf_hash from audit_entry",
    )
    const found = new Map(rows.map((row) => [row.entry_id, row]))
    for (const [entryId, leaf] of this.#leaves)
      if (found.get(entryId)?.leaf_hash.toString("hex") !== leaf) throw new Violation(`Audit entry ${entryId} has changed or is gone`)
    for (const [entryId, { action, canonical, leaf_hash: leaf }] of found) {
      if (this.#leaves.has(entryId)) continue
      if (!leaf.equals(leafHashOf(canonical))) throw new Violation(`Audit entry ${entryId} does not hash to its leaf`)
      const said = JSON.parse(canonical.toString("utf8")) as { entryId: Id; action: string }
      if (said.entryId !== entryId || said.action !== action) throw new Violation(`Audit entry ${entryId} says something else than its row`)
      this.#leaves.set(entryId, leaf.toString("hex"))
    }
  }

  async #checkPositions(): Promise<void> {
    const { rows } = await this.#world.observer.pool.query<{ position: string; id: Id }>(
      "select 'log ' || position as position, entry_id as id from audit_position union all select 'feed ' || position, event_id from outbox where position is not null",
    )
    const found = new Map(rows.map(({ position, id }) => [position, id]))
    for (const [position, id] of this.#positions)
      if (found.get(position) !== id) throw new Violation(`Position ${position} held ${id} and holds ${found.get(position)}`)
    for (const [position, id] of found) this.#positions.set(position, id)
  }

  /** Replayed decisions agree byte for byte, and leaving out a finding never makes an outcome harder. */
  async #checkDecisions(): Promise<void> {
    const { observer, rulebook, cast } = this.#world
    const { rows } = await observer.pool.query<{ transferId: Id; decisionId: Id }>(
      `select transfer_id as "transferId", decision_id as "decisionId" from decision order by decision_id`,
    )
    for (const ids of rows.filter(({ decisionId }) => !this.#replayed.has(decisionId))) {
      const made = await loadDecision(observer.kysely, cast.entityId, ids)
      if (made === undefined) throw new Violation(`Decision ${ids.decisionId} is gone`)
      if (made.texts === null) throw new Violation(`The facts of decision ${ids.decisionId} are erased`)
      const facts = JSON.parse(made.texts.facts) as TransferFacts
      const { decision } = recordDecision(facts, rulebook, made)
      const isSame =
        decision.facts === made.texts.facts &&
        decision.findings === made.texts.findings &&
        decision.outcome === made.outcome &&
        Buffer.from(decision.factsDigest).equals(made.factsDigest)
      if (!isSame) throw new Violation(`Decision ${ids.decisionId} is replayed as ${decision.outcome}, and was made as ${made.outcome}`)
      assertMonotone(facts, JSON.parse(made.texts.findings) as Finding[], ids.decisionId)
      this.#replayed.add(ids.decisionId)
    }
  }

  /** What was acknowledged is there, and nothing was acknowledged as settled twice. */
  async #checkAnswers(): Promise<void> {
    const { observer, asked, answered } = this.#world
    const { rows } = await observer.pool.query<{ id: Id; key: string; state: string }>(
      "select transfer_id as id, idempotency_key as key, state from transfer",
    )
    const found = new Map(rows.map((row) => [row.id, row]))
    for (const [key, { transferId }] of asked)
      if (transferId !== undefined && found.get(transferId)?.key !== key)
        throw new Violation(`Transfer ${transferId} was acknowledged and is lost`)
    for (const { transferId, state } of answered) {
      if (found.get(transferId)?.state !== state) throw new Violation(`Transfer ${transferId} was answered as ${state} and is not`)
      if (answered.filter((one) => one.transferId === transferId).length > 1)
        throw new Violation(`Transfer ${transferId} was settled twice`)
    }
  }
}

function assertMonotone({ clearances, verdict }: TransferFacts, findings: readonly Finding[], decisionId: Id): void {
  const hardness = (some: readonly Finding[]) => outcomes.indexOf(decide({ findings: some, clearances, verdict }))
  const all = hardness(findings)
  findings.forEach((_, left) => {
    if (hardness(findings.filter((_, index) => index !== left)) > all)
      throw new Violation(`Decision ${decisionId} was softened by a finding`)
  })
}
