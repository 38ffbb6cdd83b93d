import type { Finding } from "../vocabulary/finding.ts"
import type { Party } from "../vocabulary/party.ts"
import type { Direction, TransferState, WalletHosting } from "../vocabulary/transfer.ts"
import { findingLines, wordsOf } from "./finding-lines.ts"
import { fieldLines, localTime, tableLines, zonedTime } from "./print.ts"
import { visible } from "./visible.ts"

/** A transfer as the API answers it. */
export interface TransferSeen {
  readonly transferId: string
  readonly customerId: string
  readonly customerName: string | null
  readonly direction: Direction
  readonly asset: string
  readonly amount: string
  readonly valueUsd: string | null
  /** Null once the customer was erased. */
  readonly otherParty: Party | null
  readonly otherWalletHosting: WalletHosting
  readonly otherVaspName: string | null
  readonly state: TransferState
  readonly requestedAt: string
  readonly settledAt: string | null
  readonly version: number
}

export interface DecisionSeen {
  readonly decisionId: string
  readonly purpose: string
  readonly outcome: string
  readonly decidedAt: string
  readonly rulebookDigest: string
  readonly codeVersion: string
  readonly findings: readonly Finding[]
}

export interface TransferDetail {
  readonly transfer: TransferSeen
  readonly decisions: readonly DecisionSeen[]
  readonly case: {
    readonly caseId: string
    readonly state: string
    readonly ownerId: string | null
    readonly preparedBy: string | null
  } | null
}

/** One transfer to read: state, what to do now, facts, what stands in the way, what was decided. */
export function transferLines(detail: TransferDetail): string[] {
  const { transfer, decisions } = detail
  const findings = decisions.at(-1)?.findings ?? []
  const standing = findings.filter(({ severity }) => severity !== "note")
  const notes = findings.filter(({ severity }) => severity === "note")
  const isHeld = transfer.state === "held"
  const heading = isHeld ? "What stands in the way:" : "What the last decision found:"
  return [
    titleOf(transfer),
    ...(isHeld ? [toDo(detail, standing)] : []),
    ...factLines(detail),
    "",
    standing.length === 0 ? "Nothing stands in the way." : heading,
    ...standing.flatMap((finding) => findingLines(finding, { isHeld })),
    ...(notes.length === 0 ? [] : ["", "Noted:", ...notes.flatMap((finding) => findingLines(finding, { isHeld }))]),
    "",
    "Decisions:",
    ...decisionLines(decisions),
  ]
}

function toDo({ case: about }: TransferDetail, standing: readonly Finding[]): string {
  if (about?.state === "prepared") return "To do: a second person releases, rejects or returns it."
  if (standing.some(({ ends }) => ends === "cure")) return "To do: supply what is missing, then prepare it for a second person."
  return "To do: prepare it for a second person."
}

/** `Withdrawal of 2500 USDT to Demoniyar Synthetic: held`, for the head of a page and for saying what is acted on. */
export function titleOf({ direction, amount, asset, otherParty, state }: TransferSeen): string {
  const way = direction === "withdrawal" ? "Withdrawal of" : "Deposit of"
  const other = `${direction === "withdrawal" ? "to" : "from"} ${nameOf(otherParty, "somebody without a name")}`
  return visible(`${way} ${amount} ${asset} ${other}: ${state}`)
}

export function transferTable(transfers: readonly TransferSeen[]): string[] {
  const rows = transfers.map(({ transferId, requestedAt, state, direction, amount, asset, customerName, otherParty }) => [
    transferId,
    localTime(requestedAt),
    state,
    direction,
    `${amount} ${asset}`,
    customerName ?? "not known",
    nameOf(otherParty, "not known"),
  ])
  return tableLines(["Transfer", "Requested (Asia/Almaty)", "State", "Direction", "Amount", "Customer", "Other party"], rows)
}

function nameOf(party: Party | null, unknown: string): string {
  return party === null ? "somebody who was erased" : (party.name ?? unknown)
}

function factLines({ transfer, case: about }: TransferDetail): string[] {
  const { direction, otherParty, valueUsd, settledAt } = transfer
  const { kind, name: _, ...rest } = otherParty ?? { kind: "erased" }
  return fieldLines([
    ["Transfer", transfer.transferId],
    ["Version", transfer.version],
    ["Customer", `${transfer.customerName ?? "not known"} (${transfer.customerId})`],
    [
      direction === "withdrawal" ? "Beneficiary" : "Originator",
      otherParty === null ? "erased" : `${nameOf(otherParty, "name not known")}, ${kind} person`,
    ],
    ...Object.entries(rest).map(([field, value]) => [`  ${wordsOf(field)}`, value] as const),
    ["Other wallet", `${hostings[transfer.otherWalletHosting]}${transfer.otherVaspName === null ? "" : `: ${transfer.otherVaspName}`}`],
    ["Value", valueUsd === null ? null : `${valueUsd} USD`],
    ["Requested", zonedTime(transfer.requestedAt)],
    ...(settledAt === null ? [] : [["Settled", zonedTime(settledAt)] as const]),
    ...(about === null ? [] : [["Case", `${about.caseId}, ${about.state}`] as const]),
  ])
}

const hostings = { self_hosted: "self-hosted", vasp: "held by a provider", unknown: "not known who holds the keys" } as const

function decisionLines(decisions: readonly DecisionSeen[]): string[] {
  const rows = decisions.map(({ decisionId, decidedAt, purpose, outcome }) => [decisionId, localTime(decidedAt), purpose, outcome])
  return tableLines(["Decision", "Decided (Asia/Almaty)", "On", "Outcome"], rows).map((line) => `  ${line}`)
}
