import { openDoors } from "../src/house.ts"
import { loadRulebook } from "../src/rulebook/rulebook.store.ts"
import { systemClock } from "../src/runtime/clock.ts"
import { closeDatabase, openDatabase } from "../src/runtime/database.ts"
import { openLog } from "../src/runtime/log.ts"
import { newId } from "../src/runtime/new-id.ts"
import { openScreeningLists } from "../src/screening/screening-lists.flow.ts"

/** The OpenAPI document of every route but the demonstration's, as it stands in docs/openapi.json. Asks no database. */
export async function describeApi(): Promise<string> {
  const database = openDatabase("postgres://nobody@127.0.0.1:1/never-asked")
  const parts = {
    database,
    newId,
    clock: systemClock,
    log: openLog("silent"),
    rulebook: loadRulebook(),
    lists: openScreeningLists(database),
    codeVersion: "0",
  }
  const refused = () => Promise.reject(new Error("Nobody promises a job while the API is described"))
  const app = await openDoors(parts, {
    order: { isDemonstration: true, openDemonstration: async () => undefined },
    jobs: { enqueue: refused },
    progress: new Map(),
    publicUrl: "http://127.0.0.1",
  })
  await app.ready()
  const document = app.swagger()
  await app.close()
  await closeDatabase(database)
  return `${JSON.stringify(document, null, 2)}\n`
}
