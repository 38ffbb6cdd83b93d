import { insertAudited } from "../../src/audit/audit.store.ts"
import { openCaseParts } from "../../src/cases/cases.store.ts"
import { lawOn } from "../../src/rulebook/rulebook.ts"
import { appendOutboxPart } from "../../src/runtime/outbox.store.ts"
import type { AskedVersion, ScreeningLists } from "../../src/screening/screening-lists.flow.ts"
import { assess } from "../../src/transfers/assess.ts"
import type { assessTransfer, TransferRequest } from "../../src/transfers/assess-transfer.flow.ts"
import { insertDecisionPart } from "../../src/transfers/decisions.store.ts"
import { freezeFindings } from "../../src/transfers/freeze-facts.ts"
import { gates } from "../../src/transfers/gates.ts"
import { gatherFacts, type TransferParts } from "../../src/transfers/gather-facts.flow.ts"
import { commitStep, loadHeld, reassess } from "../../src/transfers/held-transfer.flow.ts"
import { readTransfer } from "../../src/transfers/read-transfer.flow.ts"
import { entryOf, eventOf, recordDecision, valueCentsOf } from "../../src/transfers/record-decision.ts"
import type { releaseTransfer } from "../../src/transfers/release-transfer.flow.ts"
import { insertTransferPart } from "../../src/transfers/transfers.store.ts"
import { findingKey } from "../../src/vocabulary/finding.ts"
import type { Plant } from "./world.ts"

/** Bugs that somebody could make, each in the simulation's own copy of a part. The simulation must find every one of them. */
export const plants: Readonly<Record<string, Plant>> = {
  "node-trusts-its-memory": { listsOf: rememberFirstVersion, favour: ["submit", "bring a list", "work a job"] },
  "one-gate-fewer": { submit: submitWithoutScreening },
  "release-alone": { release: releaseAlone, favour: ["submit", "prepare", "release"] },
}

/** A cache that answers for every version of a list what the first one said. */
function rememberFirstVersion(lists: ScreeningLists): ScreeningLists {
  const first = new Map<string, AskedVersion>()
  return {
    ...lists,
    screen(entityId, versions, names) {
      for (const version of versions) if (!first.has(version.list)) first.set(version.list, version)
      return lists.screen(entityId, [...first.values()], names)
    },
  }
}

/** The story of a new transfer, with a list of gates from which one was lost. */
async function submitWithoutScreening(...[parts, permit, request]: Parameters<typeof assessTransfer>): ReturnType<typeof assessTransfer> {
  const { entityId } = permit
  const { facts, seal } = await gatherFacts(parts, askedOf(parts, entityId, request))
  const law = lawOn(parts.rulebook, facts.lawDate)
  const assessment = assess(
    facts,
    law,
    gates.filter(({ name }) => name !== "screening"),
  )
  const made = recordDecision(facts, parts.rulebook, { decisionId: parts.newId(), codeVersion: parts.codeVersion })
  const { outcome, findings } = assessment
  const decided = { ...made, assessment, decision: { ...made.decision, outcome, findings: freezeFindings(findings) } }
  const state = outcome === "release" ? "released" : "held"
  const { transferId, requestedAt } = facts.transfer
  const opened = {
    entityId,
    caseId: parts.newId(),
    eventId: parts.newId(),
    subjectId: transferId,
    dataSubjectId: facts.transfer.customerId,
    openedAt: requestedAt,
    dueAt: requestedAt,
  }
  const { idempotencyKey } = request
  const row = {
    entityId,
    transfer: facts.transfer,
    idempotencyKey,
    requestDigest: Buffer.from(transferId),
    valueCents: valueCentsOf(assessment),
    state,
    seal,
  } as const
  await insertAudited(parts.database, entryOf(decided, { entryId: parts.newId(), actor: permit.userId, action: "transfer.submitted" }), [
    insertTransferPart(row),
    insertDecisionPart(entityId, decided.decision, seal),
    ...(state === "held"
      ? openCaseParts({ ...opened, dataSubjectId: facts.transfer.customerId, workingRoles: parts.rulebook.roles["case.work"] })
      : []),
    appendOutboxPart(eventOf(decided, { eventId: parts.newId(), state })),
  ])
  return { isNew: true, detail: await readTransfer(parts.database.kysely, entityId, transferId) }
}

function askedOf({ clock, newId }: TransferParts, entityId: string, { idempotencyKey: _, amount, ...request }: TransferRequest) {
  const requestedAt = clock.now()
  const transfer = { ...request, transferId: newId(), requestedAt, asset: amount.asset, units: amount.units.toString() }
  return { entityId, purpose: "submission", assessedAt: requestedAt, transfer, openCase: null, clearances: [], verdict: null } as const
}

/** The checker's approval by whoever comes, the maker included. */
async function releaseAlone(
  ...[parts, permit, { transferId, version, why }]: Parameters<typeof releaseTransfer>
): ReturnType<typeof releaseTransfer> {
  const { entityId, userId } = permit
  const on = { entityId, userId, transferId, version }
  const held = await loadHeld(parts, on)
  const { preparation, preparedBy, caseId } = held.case
  if (preparation === null || preparedBy === null) return "hold"
  const at = parts.clock.now()
  const both = { preparedBy, approvedBy: userId, approvedAt: at }
  const ownCase = { findingKey: findingKey({ reason: "case.open", basis: caseId }), why, ...both }
  const clearances = [...preparation.clearances.map((clearance) => ({ ...clearance, ...both })), ownCase]
  const verdict = { kind: "approve", by: userId, why } as const
  const decided = await reassess(parts, held, { entityId, purpose: "release", at, clearances, verdict })
  if (decided.decision.outcome !== "release") return "hold"
  const settled = { state: "released", at } as const
  const caseChange = { state: "closed", closed: { by: userId, at, resolution: "released" } } as const
  await commitStep(parts, on, { held, step: { kind: "released", at, body: {}, caseChange, transferChange: { settled }, decided } })
  return "release"
}
