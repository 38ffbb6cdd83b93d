import type { Rulebook } from "../rulebook/rulebook.ts"
import { type BackgroundLoop, startLoop } from "../runtime/background-loop.ts"
import { OperatorProblem } from "../runtime/operator-problem.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import { type AuditKey, openAuditKey, openNextKey, promoteNextKey } from "./audit-key.store.ts"
import type { AuditWatch, SigningProblem } from "./audit-watch.ts"
import type { CheckpointPlace } from "./checkpoint-place.ts"
import { copyCheckpoints } from "./copy-checkpoints.flow.ts"
import { type HeldKeys, keepKey } from "./keep-key.flow.ts"
import { isAnyKeyRecorded } from "./key.store.ts"
import { signCheckpoint } from "./sign-checkpoint.flow.ts"

export interface CheckpointParts extends Runtime {
  readonly rulebook: Rulebook
  readonly entities: () => Promise<readonly EntityId[]>
  readonly keyFile: string
  readonly places: readonly CheckpointPlace[]
  readonly watch: AuditWatch
}

const pauseMilliseconds = 1_000

/** Signs each log as often as house policy asks, and brings the signatures to other places, until stopped. Nothing waits for it. */
export function startCheckpoints(parts: CheckpointParts): BackgroundLoop {
  return startLoop({
    name: "audit-checkpoints",
    pauseMilliseconds,
    log: parts.log,
    async pass() {
      await keepCheckpoints(parts)
      return "idle"
    },
  })
}

/** One round over all logs. The key file is read anew each time, so that a key laid ready takes over without a restart. */
export async function keepCheckpoints(parts: CheckpointParts): Promise<void> {
  const keys = await readKeys(parts)
  const entities = await parts.entities()
  const named: string[] = []
  for (const entityId of entities) {
    const name = keys === undefined ? "unreadable" : await keepKey(parts, entityId, keys)
    named.push(name)
    const key = name === "next" ? keys?.next : name === "current" ? keys?.current : undefined
    const problem = key === undefined ? (`key_${name}` as SigningProblem) : await sign(parts, entityId, key)
    notice(parts, entityId, problem)
    // Side by side: a place that does not answer keeps no other waiting.
    await Promise.all(parts.places.map((place) => copyCheckpoints(parts, entityId, place)))
  }
  // Only now: whoever stops us before this finds both files, and the log tells which of them holds.
  if (keys?.next !== undefined && named.length > 0 && named.every((name) => name === "next")) await promoteNextKey(parts.keyFile, keys.next)
}

/** A key file that cannot be used stops the signing and nothing else; the state of the log shows it. */
async function readKeys({ database, keyFile, log }: CheckpointParts): Promise<HeldKeys | undefined> {
  try {
    const mayMake = !(await isAnyKeyRecorded(database.kysely))
    // The next one first: when it takes over between the two looks, it is met in the place of the present one.
    const next = await openNextKey(keyFile)
    return { current: await openAuditKey(keyFile, { mayMake }), next }
  } catch (problem) {
    if (!(problem instanceof OperatorProblem)) throw problem
    log.error({ err: problem }, "The key of the audit log cannot be used; nothing is signed until it can")
    return undefined
  }
}

async function sign(parts: CheckpointParts, entityId: EntityId, key: AuditKey): Promise<SigningProblem | undefined> {
  return (await signCheckpoint(parts, entityId, key)) === "history_changed" ? "history_changed" : undefined
}

function notice({ watch, log }: CheckpointParts, entityId: EntityId, problem: SigningProblem | undefined): void {
  if (problem === watch.signingProblems.get(entityId)) return
  if (problem === undefined) watch.signingProblems.delete(entityId)
  else watch.signingProblems.set(entityId, problem)
  log[problem === undefined ? "info" : "error"]({ entityId, problem }, "The signing of the audit log changed its state")
}
