import { z } from "zod"
import { caseStates } from "../cases/cases.ts"
import { printAssetAmount } from "../vocabulary/asset.ts"
import { outcomes } from "../vocabulary/decision.ts"
import { gateNames, severities } from "../vocabulary/finding.ts"
import { printMoney } from "../vocabulary/money.ts"
import { partyKinds } from "../vocabulary/party.ts"
import { directions, transferStates, walletHostings } from "../vocabulary/transfer.ts"
import { grades } from "../vocabulary/citation.ts"

/* The forms in which transfers, decisions and findings leave the house. */

const longestText = 300
const partyText = z.string().trim().min(1).max(longestText)

/** A party as a caller may send it: every field but the kind may be unknown. */
export const partyForm = z.strictObject({
  kind: z.enum(partyKinds), name: partyText.optional(), walletAddress: partyText.optional(), accountNumber: partyText.optional(),
  transactionReference: partyText.optional(), physicalAddress: partyText.optional(), nationalId: partyText.optional(), customerId: partyText.optional(),
  birthDate: z.iso.date().optional(), birthPlace: partyText.optional(),
})

const citationView = z.object({
  at: z.string(), title: z.string(), grade: z.enum(grades), url: z.string().optional(), checkedOn: z.string(), note: z.string().optional(),
})

const findingView = z
  .object({
    gate: z.enum(gateNames), reason: z.string(), severity: z.enum(severities), ends: z.enum(["cure", "judgement"]), rule: z.string().optional(),
    citations: z.array(citationView), basis: z.string(), details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "Finding" })

export const transferView = z
  .object({
    transferId: z.uuid(), customerId: z.uuid(), customerName: z.string().nullable(), direction: z.enum(directions), asset: z.string(),
    amount: z.string().describe("In whole assets, decimal"), valueUsd: z.string().nullable().describe("Value when it was last assessed; null without a price"),
    otherParty: partyForm, otherWalletHosting: z.enum(walletHostings), otherVaspName: z.string().nullable(), state: z.enum(transferStates),
    requestedAt: z.string(), settledAt: z.string().nullable(), version: z.number().int(),
  })
  .meta({ id: "Transfer" })

export const decisionView = z
  .object({
    decisionId: z.uuid(), purpose: z.enum(["submission", "amendment", "release", "rejection"]), outcome: z.enum(outcomes), decidedAt: z.string(),
    factsDigest: z.string(), rulebookDigest: z.string(), codeVersion: z.string(), findings: z.array(findingView),
    facts: z.record(z.string(), z.unknown()).describe("The frozen facts the decision rests on"),
  })
  .meta({ id: "Decision" })

export const transferDetail = z
  .object({
    transfer: transferView,
    decisions: z.array(decisionView).describe("Oldest first; the last one speaks for the present"),
    case: z.object({ caseId: z.uuid(), state: z.enum(caseStates), ownerId: z.uuid().nullable(), preparedBy: z.uuid().nullable() }).nullable(),
  })
  .meta({ id: "TransferDetail" })

interface Viewed {
  readonly transferId: string
  readonly customerId: string
  readonly direction: (typeof directions)[number]
  readonly asset: Parameters<typeof printAssetAmount>[0]["asset"]
  readonly units: string
  readonly otherParty: z.infer<typeof partyForm>
  readonly otherWalletHosting: (typeof walletHostings)[number]
  readonly otherVaspName: string | null
  readonly valueCents: string | null
  readonly state: (typeof transferStates)[number]
  readonly requestedAt: string
  readonly settledAt: string | null
  readonly version: number
}

/** A stored transfer as callers see it. */
export function viewTransfer(stored: Viewed, customerName: string | null): z.infer<typeof transferView> {
  const { transferId, customerId, direction, asset, otherParty, otherWalletHosting, otherVaspName, state, requestedAt, settledAt, version } = stored
  const amount = printAssetAmount({ units: BigInt(stored.units), asset })
  const valueUsd = stored.valueCents === null ? null : printMoney({ minorUnits: BigInt(stored.valueCents), currency: "USD" })
  return { transferId, customerId, customerName, direction, asset, amount, valueUsd, otherParty, otherWalletHosting, otherVaspName, state, requestedAt, settledAt, version }
}
