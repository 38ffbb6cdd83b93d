import { fillDemonstration } from "../../src/demonstration/fill-demonstration.flow.ts"
import { type House, type HouseOrder, openHouse } from "../../src/house.ts"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { systemClock } from "../../src/runtime/clock.ts"
import { openLog } from "../../src/runtime/log.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { openScreeningLists } from "../../src/screening/screening-lists.flow.ts"
import { freshDatabase } from "../fresh-database.ts"
import { testKeys } from "../test-keys.ts"

/** The demonstration firm, small, in a house with open doors and the built console, on a port of its own. */
export async function openDemonstration(
  size = { customers: 30, transfers: 120 },
  order: Pick<HouseOrder, "auditKeyFile" | "checkpointFolder"> = {},
): Promise<House> {
  const database = await freshDatabase()
  const log = openLog("fatal")
  const parts = {
    database,
    log,
    newId,
    clock: systemClock,
    rulebook: loadRulebook(),
    lists: openScreeningLists(database),
    codeVersion: "test",
  }
  await fillDemonstration(parts, { size })
  return openHouse({ ...order, databaseUrl: database.url, keys: testKeys, host: "127.0.0.1", port: 0, isDemonstration: true, log })
}
