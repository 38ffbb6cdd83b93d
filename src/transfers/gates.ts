import { assessEligibility } from "../eligibility/eligibility.ts"
import type { Law } from "../rulebook/rulebook.ts"
import { assessScreening } from "../screening/screening.ts"
import { assessTravelRule } from "../travel-rule/travel-rule.ts"
import type { Finding, GateName } from "../vocabulary/finding.ts"
import type { Money } from "../vocabulary/money.ts"
import type { Party } from "../vocabulary/party.ts"
import { assessPrice } from "./assess-price.ts"
import type { TransferFacts } from "./transfers.ts"

/** The frozen facts and what is derived from them before any gate is asked. */
export interface GateInput {
  readonly facts: TransferFacts
  readonly value: Money | undefined
}

export interface Gate {
  readonly name: GateName
  readonly assess: (input: GateInput, law: Law) => readonly Finding[]
}

/** Every check a transfer meets, in the order it meets them. */
export const gates: readonly Gate[] = [
  {
    name: "eligibility",
    assess: ({ facts }, law) => assessEligibility({ customer: facts.customer, direction: facts.transfer.direction }, law),
  },
  { name: "travel-rule", assess: askTravelRule },
  { name: "screening", assess: askScreening },
  { name: "story", assess: askStory },
]

function askTravelRule({ facts, value }: GateInput, law: Law): readonly Finding[] {
  const { transfer } = facts
  const customer: Party = facts.customer?.party ?? { kind: "natural" }
  const isWithdrawal = transfer.direction === "withdrawal"
  return assessTravelRule(
    {
      originator: isWithdrawal ? customer : transfer.otherParty,
      beneficiary: isWithdrawal ? transfer.otherParty : customer,
      value: value ?? null,
      direction: transfer.direction,
      otherWalletHosting: transfer.otherWalletHosting,
      otherVaspName: transfer.otherVaspName,
    },
    law,
  )
}

function askScreening({ facts }: GateInput, law: Law): readonly Finding[] {
  if (facts.screening === null) throw new Error("The lists could not be asked")
  return assessScreening({ ...facts.screening, assessedAt: facts.assessedAt, isDemonstration: facts.entity.isDemonstration }, law)
}

/** What the story itself has to say: there must be a price, and an open case is ended by two people and nobody else. */
function askStory({ facts }: GateInput, law: Law): readonly Finding[] {
  const priced = assessPrice({ price: facts.price, asset: facts.transfer.asset, assessedAt: facts.assessedAt }, law)
  if (facts.openCase === null) return priced
  const { caseId, openedAt } = facts.openCase
  return [
    ...priced,
    {
      gate: "story",
      reason: "case.open",
      severity: "hold",
      ends: "judgement",
      citations: [],
      basis: caseId,
      details: { caseId, openedAt },
    },
  ]
}
