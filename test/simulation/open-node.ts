import type { AuditWatch } from "../../src/audit/audit.ts"
import { openSequencer, type Sequencer } from "../../src/audit/sequence-entries.flow.ts"
import type { Rulebook } from "../../src/rulebook/rulebook.ts"
import type { Database } from "../../src/runtime/database.ts"
import { openLog } from "../../src/runtime/log.ts"
import type { NewId } from "../../src/runtime/new-id.ts"
import { openScreeningLists, type ScreeningLists } from "../../src/screening/screening-lists.flow.ts"
import type { TransferParts } from "../../src/transfers/gather-facts.flow.ts"
import { type FaultyDatabase, openFaultyDatabase } from "./faulty-database.ts"

/** One server process of the house, with a clock that may be off and a memory that a crash takes away. */
export interface SimulatedNode extends Pick<FaultyDatabase, "plan" | "interleave" | "sent" | "spoil" | "isDead" | "close"> {
  readonly number: number
  readonly parts: TransferParts
  readonly sequencer: Sequencer
  /** What this node noticed while it signed the log. */
  readonly watch: AuditWatch
  /** By how much this node's clock is wrong, in milliseconds. */
  setSkew(milliseconds: number): void
}

export interface NodeOrder {
  readonly url: string
  readonly rulebook: Rulebook
  readonly newId: NewId
  /** The world's time in milliseconds. */
  readonly now: () => number
  /** In place of the house's own, where a bug is planted. */
  readonly listsOf?: (lists: ScreeningLists) => ScreeningLists
  readonly sequencerOf?: (sequencer: Sequencer, database: Database) => Sequencer
}

/** Starts a node as a process would start: nothing in memory, everything from the database. */
export function openNode(number: number, { url, rulebook, newId, now, ...planted }: NodeOrder): SimulatedNode {
  const { listsOf = (lists) => lists, sequencerOf = (sequencer) => sequencer } = planted
  const faulty = openFaultyDatabase(url)
  let skew = 0
  const clock = { now: () => new Date(now() + skew).toISOString() }
  const { database } = faulty
  const lists = listsOf(openScreeningLists(database))
  const parts: TransferParts = { database, clock, newId, rulebook, lists, log: openLog("silent"), codeVersion: "simulation" }
  return {
    ...faulty,
    number,
    parts,
    sequencer: sequencerOf(openSequencer(parts), database),
    watch: { isSigning: true, signingProblems: new Map(), excessPowers: [] },
    setSkew(milliseconds) {
      skew = milliseconds
    },
  }
}
