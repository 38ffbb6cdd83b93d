import type { Law } from "../rulebook/rulebook.ts"
import type { Finding } from "../vocabulary/finding.ts"
import { decide } from "./decide.ts"
import { type Gate, type GateInput, gates } from "./gates.ts"
import type { Assessment, TransferFacts } from "./transfers.ts"
import { valueTransfer } from "./value-transfer.ts"

/** Assesses frozen facts under the law of their day. The same facts and law give the same assessment, always. */
export function assess(facts: TransferFacts, law: Law, through: readonly Gate[] = gates): Assessment {
  const amount = { units: BigInt(facts.transfer.units), asset: facts.transfer.asset }
  const value = facts.price === null ? undefined : valueTransfer(amount, facts.price.rate)
  const findings = through.flatMap((gate) => ask(gate, { facts, value }, law))
  return { value, findings, outcome: decide({ findings, clearances: facts.clearances, verdict: facts.verdict }) }
}

/** A gate that breaks holds the transfer: silence never releases. */
function ask(gate: Gate, input: GateInput, law: Law): readonly Finding[] {
  try {
    return gate.assess(input, law)
  } catch {
    return [
      {
        gate: gate.name,
        reason: "gate.unavailable",
        severity: "hold",
        ends: "cure",
        citations: [],
        basis: gate.name,
        details: { gate: gate.name },
      },
    ]
  }
}
