import { writeAudited } from "../audit/audit.store.ts"
import { type BackgroundLoop, startLoop } from "../runtime/background-loop.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { rewrapEntityKey } from "../runtime/sealing/data-keys.store.ts"
import type { KeyCustody } from "../runtime/sealing/key-custody.ts"
import { lacksKey, readKeyHolders } from "../runtime/sealing/unlock-vault.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { Refusal, refuse } from "../vocabulary/refusal.ts"
import { beginKeyChange, countWrapped, finishKeyChange, type KeyChange, loadKeyChange } from "./key-change.store.ts"
import { announceHolder, countLacking, withdrawHolder } from "./key-holder.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId" | "log">

/** How a change of the key-encryption key stands, as the server that is asked sees it. */
export interface KeyChangeStanding {
  /** `one_key`: no other is here. `next_here`: one is, and nobody has begun. */
  readonly state: "one_key" | "next_here" | "under_way" | "finished"
  readonly startedAt: Instant | null
  readonly finishedAt: Instant | null
  readonly done: number
  readonly total: number
  /** Servers that run and do not hold the new key yet; nothing is wrapped by it until there are none. */
  readonly waitingFor: number
  /** Whether no data key of any firm in this database needs the old one. */
  readonly mayRemoveOld: boolean
}

const pauseMilliseconds = 15_000

export async function readKeyChange({ database }: Pick<Parts, "database">, entityId: EntityId): Promise<KeyChangeStanding> {
  const { kysely, vault } = database
  const current = vault.custody().custodyId
  const next = vault.nextCustody()?.custodyId
  const change = await loadKeyChange(kysely, entityId)
  // A change that is over says nothing about a key that was brought since.
  if (change === undefined || (change.finishedAt !== null && next !== undefined && next !== change.custodyId)) {
    const { total } = await countWrapped(kysely, entityId, current)
    const state = next === undefined ? "one_key" : "next_here"
    return { state, startedAt: null, finishedAt: null, done: 0, total, waitingFor: 0, mayRemoveOld: false }
  }
  const { custodyId, startedAt, finishedAt } = change
  const counts = await countWrapped(kysely, entityId, custodyId)
  if (finishedAt === null) {
    const waitingFor = await countLacking(kysely, entityId, custodyId)
    return { state: "under_way", startedAt, finishedAt, ...counts, waitingFor, mayRemoveOld: false }
  }
  const isNeeded = (await readKeyHolders(database)).some((holder) => holder !== custodyId)
  return { state: "finished", startedAt, finishedAt, ...counts, waitingFor: 0, mayRemoveOld: !isNeeded }
}

/** Begins to wrap the firm's keys by the key that is to take over. Refuses where this server was not given one. */
export async function orderKeyChange(parts: Parts, { entityId, userId }: Permit<"access.administer">): Promise<KeyChangeStanding> {
  const { database, clock } = parts
  const { vault } = database
  const from = vault.custody().custodyId
  const to = vault.nextCustody()?.custodyId
  if (to === undefined || (await readKeyChange(parts, entityId)).state === "finished") throw refuse("personal_data.no_next_key")
  const entry = entryOf(parts, entityId, { action: "data_key.rewrapping_started", actor: userId, details: { from, to } })
  await writeAudited(database, [entry], (writing) => beginKeyChange(writing, entityId, { custodyId: to, by: userId, at: clock.now() }))
  return readKeyChange(parts, entityId)
}

/** Announces which keys this server holds, and takes changes of the key-encryption key further, for as long as it runs. */
export function startKeyChanges({
  entities,
  nodeId,
  ...parts
}: Parts & { readonly entities: () => Promise<readonly EntityId[]>; readonly nodeId: Id }): BackgroundLoop {
  const loop = startLoop({
    name: "key-change",
    pauseMilliseconds,
    log: parts.log,
    async pass() {
      let isMore = false
      for (const entityId of await entities()) isMore = (await changeOnward(parts, { entityId, nodeId })) === "more" || isMore
      return isMore ? "more" : "idle"
    },
  })
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop()
      await Promise.all((await entities()).map((entityId) => withdrawHolder(parts.database, entityId, nodeId)))
    },
  }
}

/** Wraps one key anew in one transaction, or ends the change: whatever stops it, any server goes on with the next key. */
export async function changeOnward(parts: Parts, { entityId, nodeId }: { entityId: EntityId; nodeId: Id }): Promise<"more" | "idle"> {
  const { database, log } = parts
  const { vault, kysely } = database
  if (vault.condition() !== "unlocked") return "idle"
  const [custody, next] = [vault.custody(), vault.nextCustody()]
  const held = [custody, ...(next === undefined ? [] : [next])]
  await announceHolder(database, entityId, { nodeId, custodyIds: held.map(({ custodyId }) => custodyId) })
  const change = await loadKeyChange(kysely, entityId)
  const target = held.find(({ custodyId }) => custodyId === change?.custodyId)
  if (change === undefined || target === undefined) return lockOut(parts)
  if (change.finishedAt !== null || (await countLacking(kysely, entityId, change.custodyId)) > 0) return "idle"
  const { done, total } = await countWrapped(kysely, entityId, change.custodyId)
  if (done === total) {
    if (await endChange(parts, entityId, change)) log.info({ entityId }, oldIsFree)
    return "idle"
  }
  return (await rewrapOne(parts, entityId, target)) ? "more" : "idle"
}

const oldIsFree = "Every data key is wrapped by the new key-encryption key; the old one is no longer needed here"

/** A server that was started with the old key alone, just before the change began, must not go on as though it could read. */
async function lockOut({ database, log }: Parts): Promise<"idle"> {
  if (!(await lacksKey(database))) return "idle"
  database.vault.lock("key_wrong")
  log.error("Personal data are sealed here from now on: the key-encryption key was changed and this server was not given the new one")
  return "idle"
}

/** Whether there was a key to wrap. */
async function rewrapOne(parts: Parts, entityId: EntityId, target: KeyCustody): Promise<boolean> {
  const entry = entryOf(parts, entityId, { action: "data_key.rewrapped", actor: "system", details: { to: target.custodyId } })
  return unlessTaken(() =>
    writeAudited(parts.database, [entry], async (writing) => {
      // What another server has in hand, or was faster with, is not counted twice and leaves no entry.
      if ((await rewrapEntityKey(writing, entityId, target)) === undefined) throw refuse("request.version_conflict")
    }),
  )
}

async function endChange(parts: Parts, entityId: EntityId, change: KeyChange): Promise<boolean> {
  const { custodyId } = change
  const entry = entryOf(parts, entityId, { action: "data_key.rewrapping_finished", actor: "system", details: { to: custodyId } })
  return unlessTaken(() =>
    writeAudited(parts.database, [entry], async (writing) => {
      if (!(await finishKeyChange(writing, entityId, { custodyId, at: parts.clock.now() }))) throw refuse("request.version_conflict")
    }),
  )
}

async function unlessTaken(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (problem) {
    // Another server has it; ours wrote nothing.
    if (problem instanceof Refusal && problem.code === "request.version_conflict") return false
    throw problem
  }
}

function entryOf(
  { newId, clock }: Parts,
  entityId: EntityId,
  { action, actor, details }: { action: string; actor: string; details: JsonObject },
) {
  const subject = { kind: "entity", id: entityId }
  return { entityId, entryId: newId(), recordedAt: clock.now(), action, actor, subject, details }
}
