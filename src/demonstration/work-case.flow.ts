import type { Principal } from "../access/access.ts"
import { loadCase } from "../cases/cases.store.ts"
import { noteOnCase } from "../cases/work-case.flow.ts"
import { amendTransfer } from "../transfers/amend-transfer.flow.ts"
import type { TransferParts } from "../transfers/gather-facts.flow.ts"
import { prepareTransfer, returnTransfer } from "../transfers/prepare-transfer.flow.ts"
import { readTransfer } from "../transfers/read-transfer.flow.ts"
import { rejectTransfer, releaseTransfer } from "../transfers/release-transfer.flow.ts"
import type { Finding } from "../vocabulary/finding.ts"
import type { Id } from "../vocabulary/identifier.ts"
import { caseWords, type Occasion } from "./case-words.ts"
import type { PlannedStep, PlannedTransfer } from "./demonstration.ts"
import type { Cast } from "./found-firm.flow.ts"
import type { Chance } from "./open-chance.ts"
import { prepareFindings } from "./prepare-findings.ts"

/** A held transfer with what is still planned about it. */
export interface HeldTransfer {
  readonly planned: PlannedTransfer
  readonly transferId: Id
  readonly caseId: Id
  readonly ownerId: Id
  /** Whoever is to decide. */
  readonly checker: Principal
  readonly chance: Chance
}

/** Takes one step in a case as the invented person whose turn it is, through the story that a real person would use. */
export async function workCase(
  parts: TransferParts,
  cast: Cast,
  { held, kind }: { held: HeldTransfer; kind: PlannedStep["kind"] },
): Promise<void> {
  const { planned, transferId, caseId, checker } = held
  const analyst = cast.withId(held.ownerId)
  const say = (who: Principal) => (occasion: Occasion) => held.chance.pick(caseWords[who.language][occasion])
  if (kind === "note") {
    await noteOnCase(parts, cast.may(analyst, "case.work"), { caseId, text: say(analyst)("note") })
    return
  }
  const { transfer, decisions } = await readTransfer(parts.database.kysely, cast.entityId, transferId)
  const on = { transferId, version: transfer.version }
  switch (kind) {
    case "amend": {
      const { told, learnt } = planned
      if (told === learnt) return
      const vasp = learnt.vaspName === null ? {} : { otherVaspName: learnt.vaspName }
      return amendTransfer(parts, cast.may(analyst, "transfer.amend"), {
        ...on,
        otherParty: learnt.party,
        otherWalletHosting: learnt.hosting,
        ...vasp,
      })
    }
    case "prepare": {
      const findings = (decisions.at(-1)?.findings ?? []) as readonly Finding[]
      const preparation = prepareFindings(findings, { recommendation: planned.recommendation, say: say(analyst) })
      return prepareTransfer(parts, cast.may(analyst, "case.work"), { ...on, preparation })
    }
    case "return":
      return returnTransfer(parts, cast.may(checker, "transfer.decide"), { ...on, why: say(checker)("return") })
    case "decide": {
      const verdict = await recommendationOf(parts, cast, caseId)
      const decide = verdict === "release" ? releaseTransfer : rejectTransfer
      await decide(parts, cast.may(checker, "transfer.decide"), { ...on, why: say(checker)(verdict) })
    }
  }
}

async function recommendationOf({ database }: TransferParts, { entityId }: Cast, caseId: Id): Promise<"release" | "reject"> {
  const found = await loadCase(database.kysely, entityId, caseId)
  if (found?.preparation == null) throw new Error(`Case ${caseId} was not prepared`)
  return found.preparation.recommendation
}
