import { type FieldNeed, type Law, type Ruled, reaches } from "../rulebook/rulebook.ts"
import type { Citation } from "../vocabulary/citation.ts"
import type { Finding } from "../vocabulary/finding.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { type Money, printMoney } from "../vocabulary/money.ts"
import type { Party } from "../vocabulary/party.ts"
import type { Reason } from "../vocabulary/reason.ts"
import { ruleMissing } from "./rule-missing.ts"

const limitId = "travel_rule.full_data_from"
const fieldsId = {
  full: "travel_rule.full_fields.natural",
  reduced: "travel_rule.reduced_fields.natural",
  legal: "travel_rule.legal_fields",
} as const

const missingReason = {
  originator: {
    name: "travel_rule.originator_name_missing",
    account: "travel_rule.originator_account_missing",
    identification: "travel_rule.originator_identification_missing",
  },
  beneficiary: { name: "travel_rule.beneficiary_name_missing", account: "travel_rule.beneficiary_account_missing" },
} as const satisfies Record<FieldNeed["party"], Partial<Record<FieldNeed["need"], Reason>>>

type Role = FieldNeed["party"]

interface CompletenessFacts extends Readonly<Record<Role, Party>> {
  readonly value: Money | null
}

/**
 * Which data the rule asks of each party and does not find. Natural persons are asked the full set from the limit on,
 * and when the value is not known; legal persons are asked what house policy says, with a note that the rule is open.
 */
export function assessCompleteness(facts: CompletenessFacts, law: Law): Finding[] {
  const roles: readonly Role[] = ["originator", "beneficiary"]
  const findings = roles.flatMap((role) =>
    facts[role].kind === "legal" ? assessLegal(facts[role], role, law) : assessNatural(facts, role, law),
  )
  return distinct(findings)
}

function assessNatural(facts: CompletenessFacts, role: Role, law: Law): Finding[] {
  const limit = law.money(limitId)
  const isReduced = facts.value !== null && limit !== undefined && !reaches(facts.value, limit.value)
  const id = isReduced ? fieldsId.reduced : fieldsId.full
  const fields = law.fields(id)
  const missingRules = [...(limit === undefined ? [limitId] : []), ...(fields === undefined ? [id] : [])].map((rule) =>
    ruleMissing(rule, law),
  )
  if (fields === undefined) return missingRules
  const measured = limit === undefined ? {} : { threshold: printMoney(limit.value), currency: limit.value.currency }
  const value = facts.value === null ? null : printMoney(facts.value)
  const asked = { party: facts[role], role, fields, measured: { value, ...measured }, citations: limit?.citations ?? [] }
  return [...missingRules, ...missingFields(asked)]
}

function assessLegal(party: Party, role: Role, law: Law): Finding[] {
  const fields = law.fields(fieldsId.legal)
  if (fields === undefined) return [ruleMissing(fieldsId.legal, law)]
  const open: Finding = {
    gate: "travel-rule",
    reason: "travel_rule.legal_person_rule_open",
    severity: "note",
    ends: "cure",
    rule: fields.id,
    citations: fields.citations,
    basis: role,
    details: { party: role },
  }
  return [open, ...missingFields({ party, role, fields, measured: {}, citations: [] })]
}

interface Asked {
  readonly party: Party
  readonly role: Role
  readonly fields: Ruled<readonly FieldNeed[]>
  /** Value and limit that chose this set, for the sentence. */
  readonly measured: JsonObject
  readonly citations: readonly Citation[]
}

function missingFields({ party, role, fields, measured, citations }: Asked): Finding[] {
  const cited = [...fields.citations, ...citations.filter(({ at }) => fields.citations.every((citation) => citation.at !== at))]
  return fields.value
    .filter((need) => need.party === role && !isThere(party, need))
    .map((need) => ({
      gate: "travel-rule",
      reason: reasonOf(need),
      severity: "hold",
      ends: "cure",
      rule: fields.id,
      citations: cited,
      basis: `${role}.${need.need}`,
      details: { party: role, field: need.need, oneOf: need.oneOf, ...measured },
    }))
}

function isThere(party: Party, need: FieldNeed): boolean {
  return need.oneOf.some((together) => together.every((field) => isFilled(party[field])))
}

function isFilled(held: string | undefined): boolean {
  return held !== undefined && held.trim() !== ""
}

function reasonOf(need: FieldNeed): Reason {
  return need.party === "originator" ? missingReason.originator[need.need] : missingReason.beneficiary[need.need]
}

/** The same missing rule, met for both parties, is one finding. */
function distinct(findings: readonly Finding[]): Finding[] {
  return findings.filter((one, index) => findings.findIndex(({ reason, basis }) => reason === one.reason && basis === one.basis) === index)
}
