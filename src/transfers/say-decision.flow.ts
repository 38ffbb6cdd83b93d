import { bytesToHex } from "@noble/hashes/utils.js"
import type { Id } from "../vocabulary/identifier.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { listDecisions } from "./decisions.store.ts"
import type { TransferParts } from "./gather-facts.flow.ts"
import { loadHeld } from "./held-transfer.flow.ts"

export interface VerdictMeant {
  readonly transferId: Id
  readonly version: number
  readonly verdict: "release" | "rejection"
  readonly why: string
}

/** Everything a checker decides, the facts they saw included: what they consent to with a second factor. Refuses like the decision itself. */
export async function sayDecision(
  parts: TransferParts,
  { entityId, userId }: Permit<"transfer.decide">,
  { transferId, version, verdict, why }: VerdictMeant,
): Promise<JsonObject> {
  await loadHeld(parts, { entityId, userId, transferId, version })
  const latest = (await listDecisions(parts.database.kysely, entityId, transferId)).at(-1)
  if (latest === undefined) throw new Error(`Held transfer ${transferId} has no decision`)
  return { transferId, version, verdict, why, factsDigest: bytesToHex(latest.factsDigest) }
}
