import { type BackgroundLoop, startLoop } from "../runtime/background-loop.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId } from "../vocabulary/identifier.ts"

const pauseMilliseconds = 15_000

/** What is taken further behind open doors, for every entity, a step at a time. */
export interface Rounds extends Pick<Runtime, "database" | "log"> {
  readonly name: string
  readonly entities: () => Promise<readonly EntityId[]>
  readonly onward: (entityId: EntityId) => Promise<"more" | "idle">
}

/** Takes a change of keys further, step by step, for as long as this server runs and holds the key to personal data. */
export function startRounds({ name, database, log, entities, onward }: Rounds): BackgroundLoop {
  return startLoop({
    name,
    pauseMilliseconds,
    log,
    async pass() {
      if (database.vault.condition() !== "unlocked") return "idle"
      const steps = await Promise.all((await entities()).map(onward))
      return steps.includes("more") ? "more" : "idle"
    },
  })
}
