import { insertAudited } from "../../src/audit/audit.store.ts"
import { appendLeaves, openRange, rootOf } from "../../src/audit/audit.ts"
import { countLeaves, listLeaves } from "../../src/audit/entries.store.ts"
import type { Sequencer } from "../../src/audit/sequence-entries.flow.ts"
import { openCaseParts } from "../../src/cases/cases.store.ts"
import { lawOn } from "../../src/rulebook/rulebook.ts"
import type { Database } from "../../src/runtime/database.ts"
import { appendOutboxPart } from "../../src/runtime/outbox.store.ts"
import type { AskedVersion, ScreeningLists } from "../../src/screening/screening-lists.flow.ts"
import { assess } from "../../src/transfers/assess.ts"
import type { assessTransfer, TransferRequest } from "../../src/transfers/assess-transfer.flow.ts"
import { decide } from "../../src/transfers/decide.ts"
import { insertDecisionPart, listDecisions } from "../../src/transfers/decisions.store.ts"
import { freezeFindings } from "../../src/transfers/freeze-facts.ts"
import { gates } from "../../src/transfers/gates.ts"
import { gatherFacts, type TransferParts } from "../../src/transfers/gather-facts.flow.ts"
import { commitStep, loadHeld, type Reassessed, reassess } from "../../src/transfers/held-transfer.flow.ts"
import { readTransfer } from "../../src/transfers/read-transfer.flow.ts"
import { entryOf, eventOf, recordDecision, valueCentsOf } from "../../src/transfers/record-decision.ts"
import type { releaseTransfer } from "../../src/transfers/release-transfer.flow.ts"
import { insertTransferPart } from "../../src/transfers/transfers.store.ts"
import { type Finding, findingKey } from "../../src/vocabulary/finding.ts"
import type { Plant } from "./world.ts"

/** The house keeps the hashes of subtrees of this height. */
const subtreeHeight = 8
const subtreeLeaves = 2 ** subtreeHeight

/** Bugs that somebody could make, each in the simulation's own copy of a part. The simulation must find every one of them. */
export const plants: Readonly<Record<string, Plant>> = {
  "node-trusts-its-memory": { listsOf: rememberFirstVersion, favour: ["submit", "bring a list", "work a job"] },
  "one-gate-fewer": { submit: submitWithoutScreening },
  "release-without-looking-again": { release: releaseOnOldFindings, favour: ["submit", "prepare", "release", "change a customer"] },
  "tree-skips-a-leaf": { sequencerOf: closeSubtreesEarly, favour: ["submit", "sequence", "sign"] },
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
async function releaseAlone(...[parts, permit, verdict]: Parameters<typeof releaseTransfer>): ReturnType<typeof releaseTransfer> {
  const approval = await approve(parts, permit, verdict)
  if (approval === undefined) return "hold"
  const { held, at, asked } = approval
  return settle(parts, approval, await reassess(parts, held, { entityId: permit.entityId, purpose: "release", at, ...asked }))
}

/** The checker's approval on the findings of the last decision: nobody asks the gates again. */
async function releaseOnOldFindings(...[parts, permit, verdict]: Parameters<typeof releaseTransfer>): ReturnType<typeof releaseTransfer> {
  const approval = await approve(parts, permit, verdict)
  if (approval === undefined || approval.held.case.preparedBy === permit.userId) return "hold"
  const { held, at, asked } = approval
  const { entityId } = permit
  const last = (await listDecisions(parts.database.kysely, entityId, verdict.transferId)).at(-1)
  const old = JSON.parse(last?.texts?.findings ?? "[]") as Finding[]
  const made = await reassess(parts, held, { entityId, purpose: "release", at, ...asked })
  const isOwnCase = ({ reason }: Finding) => reason === "case.open"
  const findings = [...old.filter((finding) => !isOwnCase(finding)), ...made.assessment.findings.filter(isOwnCase)]
  const outcome = decide({ findings, ...asked })
  const decision = { ...made.decision, outcome, findings: freezeFindings(findings) }
  return settle(parts, approval, { ...made, assessment: { ...made.assessment, outcome, findings }, decision })
}

type Approval = NonNullable<Awaited<ReturnType<typeof approve>>>

/** What a checker agrees to. Undefined where nobody has prepared it. */
async function approve(...[parts, permit, { transferId, version, why }]: Parameters<typeof releaseTransfer>) {
  const { entityId, userId } = permit
  const on = { entityId, userId, transferId, version }
  const held = await loadHeld(parts, on)
  const { preparation, preparedBy, caseId } = held.case
  if (preparation === null || preparedBy === null) return undefined
  const at = parts.clock.now()
  const both = { preparedBy, approvedBy: userId, approvedAt: at }
  const ownCase = { findingKey: findingKey({ reason: "case.open", basis: caseId }), why, ...both }
  const clearances = [...preparation.clearances.map((clearance) => ({ ...clearance, ...both })), ownCase]
  return { on, held, at, asked: { clearances, verdict: { kind: "approve", by: userId, why } as const } }
}

async function settle(parts: TransferParts, { on, held, at }: Approval, decided: Reassessed): ReturnType<typeof releaseTransfer> {
  if (decided.decision.outcome !== "release") return "hold"
  const settled = { state: "released", at } as const
  const caseChange = { state: "closed", closed: { by: on.userId, at, resolution: "released" } } as const
  await commitStep(parts, on, { held, step: { kind: "released", at, body: {}, caseChange, transferChange: { settled }, decided } })
  return "release"
}

/** A tree that closes a subtree when its last leaves are about to come, instead of when they are there. */
function closeSubtreesEarly(sequencer: Sequencer, { kysely }: Database): Sequencer {
  return {
    ...sequencer,
    async sequence(entityId) {
      const size = await countLeaves(kysely, entityId)
      const { pending } = await kysely
        .selectFrom("audit_pending")
        .select(({ fn }) => fn.countAll<string>().as("pending"))
        .executeTakeFirstOrThrow()
      const ordinal = Math.floor(size / subtreeLeaves)
      if (size > 0 && Math.floor((size + Number(pending)) / subtreeLeaves) > ordinal) {
        const leaves = await listLeaves(kysely, entityId, { from: ordinal * subtreeLeaves, limit: subtreeLeaves })
        const range = appendLeaves(
          openRange(0),
          leaves.map(({ leafHash }) => leafHash),
        )
        const row = { entity_id: entityId, height: subtreeHeight, ordinal: `${ordinal}`, hash: Buffer.from(rootOf(range)) }
        await kysely
          .insertInto("audit_subtree")
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
      return sequencer.sequence(entityId)
    },
  }
}
