import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { type Law, type Limit, reaches } from "../rulebook/rulebook.ts"
import type { Finding } from "../vocabulary/finding.ts"
import { type Money, printMoney } from "../vocabulary/money.ts"
import type { Party } from "../vocabulary/party.ts"
import type { Direction, WalletHosting } from "../vocabulary/transfer.ts"
import { ruleMissing } from "./rule-missing.ts"

const mitigationId = "travel_rule.self_hosted_mitigation_above"
const counterpartyId = "travel_rule.counterparty_due_diligence"

interface OtherSideFacts {
  readonly originator: Party
  readonly beneficiary: Party
  readonly value: Money | null
  readonly direction: Direction
  readonly otherWalletHosting: WalletHosting
  readonly otherVaspName: string | null
}

/** What the keeper of the other wallet calls for: an answer, measures of mitigation, or due diligence on a provider. */
export function assessOtherSide(facts: OtherSideFacts, law: Law): Finding[] {
  switch (facts.otherWalletHosting) {
    case "unknown":
      return [hostingUnknown(facts, law)]
    case "self_hosted":
      return assessSelfHosted(facts, law)
    case "vasp":
      return assessCounterparty(facts, law)
  }
}

function hostingUnknown(facts: OtherSideFacts, law: Law): Finding {
  const rule = law.money(mitigationId)
  return {
    gate: "travel-rule",
    reason: "travel_rule.hosting_unknown",
    severity: "hold",
    ends: "cure",
    rule: mitigationId,
    citations: rule?.citations ?? [],
    basis: walletOf(otherParty(facts)),
    details: { wallet: walletOf(otherParty(facts)) },
  }
}

/** A value that is not known adds nothing here: the story holds for the price, and asks again when there is one. */
function assessSelfHosted(facts: OtherSideFacts, law: Law): Finding[] {
  const rule = law.money(mitigationId)
  if (rule === undefined) return [ruleMissing(mitigationId, law)]
  if (facts.value === null || !reaches(facts.value, rule.value)) return []
  const party = otherParty(facts)
  return [
    {
      gate: "travel-rule",
      reason: "travel_rule.self_hosted_mitigation",
      severity: "hold",
      ends: "judgement",
      rule: rule.id,
      citations: rule.citations,
      basis: mitigationBasis(party, facts.value, rule.value),
      details: {
        wallet: walletOf(party),
        value: printMoney(facts.value),
        threshold: printMoney(rule.value),
        currency: rule.value.currency,
      },
    },
  ]
}

function assessCounterparty(facts: OtherSideFacts, law: Law): Finding[] {
  const rule = law.duty(counterpartyId)
  if (rule === undefined) return [ruleMissing(counterpartyId, law)]
  return [
    {
      gate: "travel-rule",
      reason: "travel_rule.counterparty_not_assessed",
      severity: "note",
      ends: "cure",
      rule: rule.id,
      citations: rule.citations,
      basis: facts.otherVaspName ?? "unnamed",
      details: { vaspName: facts.otherVaspName },
    },
  ]
}

/**
 * A judgement about a self-hosted wallet is about this wallet, the person said to control it, and how much moves: it
 * does not cover another wallet, another name, or twice the value. The name enters as a digest, not in clear.
 */
function mitigationBasis(party: Party, value: Money, limit: Limit): string {
  return [walletOf(party), `x${doublings(value, limit)}`, personDigest(party)].join("|")
}

function personDigest({ kind, name }: Party): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([kind, name])))).slice(0, 16)
}

/** How many times the limit has doubled when it reaches the value. */
function doublings(value: Money, limit: Limit): number {
  return (value.minorUnits / limit.minorUnits).toString(2).length - 1
}

function otherParty(facts: OtherSideFacts): Party {
  return facts.direction === "withdrawal" ? facts.beneficiary : facts.originator
}

function walletOf(party: Party): string {
  return party.walletAddress ?? "no address"
}
