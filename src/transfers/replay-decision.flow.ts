import { bytesToHex } from "@noble/hashes/utils.js"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Outcome } from "../vocabulary/decision.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { loadDecision, type ReadDecision } from "./decisions.store.ts"
import { findRulebook } from "./keep-rulebook.flow.ts"
import { recordDecision } from "./record-decision.ts"
import type { TransferFacts } from "./transfers.ts"

/** What came of deciding again. `agrees` is true only when every part came out the same, byte for byte. */
export interface Replay {
  readonly agrees: boolean
  /** `facts_erased`: the customer was erased after the retention period, so nothing can be decided again. */
  readonly differences: readonly ("facts_erased" | "facts" | "findings" | "outcome" | "rulebook" | "code")[]
  readonly factsDigest: string
  readonly outcome: Outcome
  /** What the decision was made under, and what it was replayed under. */
  readonly made: { readonly rulebookDigest: string; readonly codeVersion: string }
  readonly replayed: { readonly rulebookDigest: string; readonly codeVersion: string }
}

/** Decides a stored decision again from its frozen facts and the rulebook it was made under, for the examiner. Changes nothing. */
export async function replayDecision(
  parts: Pick<Runtime, "database"> & { readonly rulebook: Rulebook; readonly codeVersion: string },
  permit: Permit<"transfer.read">,
  asked: { readonly transferId: Id; readonly decisionId: Id },
): Promise<Replay> {
  const made = await loadDecision(parts.database.kysely, permit.entityId, asked)
  if (made === undefined) throw refuse("decision.not_found", { ...asked })
  const { texts } = made
  if (texts === null) return erasedReplay(made)
  const facts = JSON.parse(texts.facts) as TransferFacts
  const rulebook = (await findRulebook(parts, permit.entityId, made.rulebookDigest)) ?? parts.rulebook
  const { decision } = recordDecision(facts, rulebook, { decisionId: made.decisionId, codeVersion: parts.codeVersion })
  const same = {
    facts: decision.facts === texts.facts && Buffer.from(decision.factsDigest).equals(made.factsDigest),
    findings: decision.findings === texts.findings,
    outcome: decision.outcome === made.outcome,
    rulebook: decision.rulebookDigest === made.rulebookDigest,
    code: decision.codeVersion === made.codeVersion,
  }
  const differences = (Object.keys(same) as (keyof typeof same)[]).filter((part) => !same[part])
  return {
    agrees: differences.length === 0,
    differences,
    factsDigest: bytesToHex(decision.factsDigest),
    outcome: decision.outcome,
    made: { rulebookDigest: made.rulebookDigest, codeVersion: made.codeVersion },
    replayed: { rulebookDigest: decision.rulebookDigest, codeVersion: decision.codeVersion },
  }
}

/** What can be said of a decision whose facts are gone: what came of it, and under what it was made. */
function erasedReplay({ factsDigest, outcome, rulebookDigest, codeVersion }: ReadDecision): Replay {
  const under = { rulebookDigest, codeVersion }
  return { agrees: false, differences: ["facts_erased"], factsDigest: bytesToHex(factsDigest), outcome, made: under, replayed: under }
}
