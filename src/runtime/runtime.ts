import type { Clock } from "./clock.ts"
import type { Database } from "./database.ts"
import type { Log } from "./log.ts"
import type { NewId } from "./new-id.ts"
import type { Observer } from "./observer.ts"

/** What every story stands on. A function asks for the parts it uses: `Pick<Runtime, "database" | "clock">`. */
export interface Runtime {
  readonly database: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly log: Log
  readonly observer?: Observer
}
