import { bytesToHex } from "@noble/hashes/utils.js"
import { z } from "zod"
import { caseStates } from "../cases/cases.ts"
import { printAssetAmount } from "../vocabulary/asset.ts"
import { grades } from "../vocabulary/citation.ts"
import { outcomes } from "../vocabulary/decision.ts"
import { gateNames, severities } from "../vocabulary/finding.ts"
import type { Id } from "../vocabulary/identifier.ts"
import { printMoney } from "../vocabulary/money.ts"
import type { Party } from "../vocabulary/party.ts"
import { partyKinds } from "../vocabulary/party.ts"
import { directions, type TransferState, transferStates, walletHostings } from "../vocabulary/transfer.ts"
import { type Decided, valueCentsOf } from "./record-decision.ts"
import type { StoredDecision, TransferFact } from "./transfers.ts"

/* The forms in which transfers, decisions and findings leave the house. */

const longestText = 300
const partyText = z.string().trim().min(1).max(longestText)

/** A party as a caller may send it: every field but the kind may be unknown. */
export const partyForm = z.strictObject({
  kind: z.enum(partyKinds),
  name: partyText.exactOptional(),
  walletAddress: partyText.exactOptional(),
  accountNumber: partyText.exactOptional(),
  transactionReference: partyText.exactOptional(),
  physicalAddress: partyText.exactOptional(),
  nationalId: partyText.exactOptional(),
  customerId: partyText.exactOptional(),
  birthDate: z.iso.date().exactOptional(),
  birthPlace: partyText.exactOptional(),
})

/** What becomes known about a party that is already on record. */
export const partyAmendment = partyForm.extend({ kind: z.enum(partyKinds).exactOptional() })

const citationView = z.object({
  at: z.string(),
  title: z.string(),
  grade: z.enum(grades),
  url: z.string().exactOptional(),
  checkedOn: z.string(),
  note: z.string().exactOptional(),
})

const findingView = z
  .object({
    gate: z.enum(gateNames),
    reason: z.string(),
    severity: z.enum(severities),
    ends: z.enum(["cure", "judgement"]),
    rule: z.string().exactOptional(),
    citations: z.array(citationView).readonly(),
    basis: z.string(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "Finding" })

export const transferView = z
  .object({
    transferId: z.uuid(),
    customerId: z.uuid(),
    customerName: z.string().nullable(),
    direction: z.enum(directions),
    asset: z.string(),
    amount: z.string().describe("In whole assets, decimal"),
    valueUsd: z.string().nullable().describe("Value when it was last assessed; null without a price"),
    otherParty: partyForm.nullable().describe("Null once the customer was erased"),
    otherWalletHosting: z.enum(walletHostings),
    otherVaspName: z.string().nullable(),
    state: z.enum(transferStates),
    requestedAt: z.string(),
    settledAt: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: "Transfer" })

const decisionView = z
  .object({
    decisionId: z.uuid(),
    purpose: z.enum(["submission", "amendment", "release", "rejection"]),
    outcome: z.enum(outcomes),
    decidedAt: z.string(),
    factsDigest: z.string(),
    rulebookDigest: z.string(),
    codeVersion: z.string(),
    isErased: z.boolean().describe("Facts and findings were erased with the customer; the digests remain"),
    findings: z.array(findingView).readonly(),
    facts: z.record(z.string(), z.unknown()).describe("The frozen facts the decision rests on"),
  })
  .meta({ id: "Decision" })

export const transferDetail = z
  .object({
    transfer: transferView,
    decisions: z.array(decisionView).describe("Oldest first; the last one speaks for the present"),
    case: z
      .object({ caseId: z.uuid(), state: z.enum(caseStates), ownerId: z.uuid().nullable(), preparedBy: z.uuid().nullable() })
      .nullable(),
  })
  .meta({ id: "TransferDetail" })

export type TransferView = z.infer<typeof transferView>
type DecisionView = z.infer<typeof decisionView>
export type TransferDetail = z.infer<typeof transferDetail>

/** What a view needs to know of a transfer, stored or just decided. */
interface Standing extends Omit<TransferFact, "otherParty"> {
  readonly otherParty: Party | null
  readonly valueCents: string | null
  readonly state: TransferState
  readonly settledAt: string | null
  readonly version: number
}

/** A transfer as callers see it. */
export function viewTransfer(standing: Standing, customerName: string | null): TransferView {
  const {
    transferId,
    customerId,
    direction,
    asset,
    otherParty,
    otherWalletHosting,
    otherVaspName,
    state,
    requestedAt,
    settledAt,
    version,
  } = standing
  const amount = printAssetAmount({ units: BigInt(standing.units), asset })
  const valueUsd = standing.valueCents === null ? null : printMoney({ minorUnits: BigInt(standing.valueCents), currency: "USD" })
  return {
    transferId,
    customerId,
    customerName,
    direction,
    asset,
    amount,
    valueUsd,
    otherParty,
    otherWalletHosting,
    otherVaspName,
    state,
    requestedAt,
    settledAt,
    version,
  }
}

/** A stored decision as callers see it: digests in hex, texts parsed. */
export function viewDecision({ texts, ...decision }: Omit<StoredDecision, "facts" | "findings"> & { texts: Texts | null }): DecisionView {
  if (texts === null) return viewSaid(decision, { isErased: true, findings: [], facts: {} })
  return viewSaid(decision, { isErased: false, findings: JSON.parse(texts.findings), facts: JSON.parse(texts.facts) })
}

type Texts = Pick<StoredDecision, "facts" | "findings">

function viewSaid(
  { decisionId, purpose, outcome, decidedAt, rulebookDigest, codeVersion, factsDigest }: Omit<StoredDecision, keyof Texts>,
  said: Pick<DecisionView, "isErased" | "findings" | "facts">,
): DecisionView {
  return { decisionId, purpose, outcome, decidedAt, rulebookDigest, codeVersion, factsDigest: bytesToHex(factsDigest), ...said }
}

/** A transfer that was decided this moment, without reading it back. */
export function viewDecided(
  { facts, assessment, decision }: Decided,
  made: { state: TransferState; openedCase: { caseId: Id; ownerId: Id | null } | null },
): TransferDetail {
  const { state, openedCase } = made
  const standing = {
    ...facts.transfer,
    valueCents: valueCentsOf(assessment),
    state,
    settledAt: state === "held" ? null : facts.assessedAt,
    version: 1,
  }
  return {
    transfer: viewTransfer(standing, facts.customer?.party.name ?? null),
    decisions: [viewSaid(decision, { isErased: false, findings: assessment.findings, facts: { ...facts } })],
    case: openedCase === null ? null : { ...openedCase, state: "open", preparedBy: null },
  }
}
