import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { Refusal } from "../vocabulary/refusal.ts"
import type { AccessPolicy } from "./access-policy.ts"
import { addressNetwork } from "./address-network.ts"
import { later } from "./later.ts"
import { countFailedAddress, findMeter, type Metered } from "./sign-in-meter.store.ts"
import { tooManyAttempts } from "./too-many-attempts.ts"

type Parts = Pick<Runtime, "database" | "newId">

export interface Caller {
  readonly entityId: EntityId
  /** Where the request came from, as far as the server can tell. */
  readonly address: string
  readonly policy: AccessPolicy
  readonly now: Instant
}

/**
 * Lets somebody try to prove who they are, unless too many tries from the same network failed a short while ago. A try
 * that is refused is counted, whoever it was for; one that meets a defect of ours is not.
 */
export async function limitAddress<T>(parts: Parts, caller: Caller, attempt: () => Promise<T>): Promise<T> {
  const { entityId, address, policy, now } = caller
  const network = addressNetwork(address)
  if (network === undefined) return attempt()
  const metered = { entityId, kind: "address", word: network } as const
  const meter = await findMeter(parts.database.kysely, metered)
  if (meter !== undefined && meter.failedAttempts >= policy.addressFailures) {
    const until = later(meter.since, policy.addressWindowMinutes)
    if (Date.parse(now) < Date.parse(until)) throw tooManyAttempts(until, now)
  }
  try {
    return await attempt()
  } catch (refusal) {
    const isFailure = refusal instanceof Refusal && refusal.code.startsWith("access.") && refusal.code !== "access.code_required"
    if (isFailure) await count(parts, metered, caller)
    throw refusal
  }
}

async function count({ database, newId }: Parts, metered: Metered, { entityId, policy, now }: Caller): Promise<void> {
  const windowFrom = later(now, -policy.addressWindowMinutes)
  if ((await countFailedAddress(database, metered, { now, windowFrom })) !== policy.addressFailures) return
  const until = later(now, policy.addressWindowMinutes)
  const subject = { kind: "address", id: "unknown" }
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: now,
    action: "address.limited",
    actor: "system",
    subject,
    details: { atMostUntil: until },
    personal: { network: metered.word },
  }
  await writeAudited(database, [entry], async () => undefined)
}
