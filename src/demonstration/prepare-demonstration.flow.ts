import { sealOldRows } from "../personal-data/seal-old-rows.flow.ts"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import { systemClock } from "../runtime/clock.ts"
import { readCodeVersion } from "../runtime/code-version.ts"
import { closeDatabase, openDatabase } from "../runtime/database.ts"
import type { Log } from "../runtime/log.ts"
import { migrate } from "../runtime/migrate.ts"
import { newId } from "../runtime/new-id.ts"
import { OperatorProblem } from "../runtime/operator-problem.ts"
import { type KeySource, unlockVault } from "../runtime/sealing/unlock-vault.ts"
import { openScreeningLists } from "../screening/screening-lists.flow.ts"
import { createOwnDatabase, dropUnfinished, type Fill, readFill } from "./demonstration.store.ts"
import { type FillOrder, fillDemonstration } from "./fill-demonstration.flow.ts"
import { renewPrices } from "./renew-prices.flow.ts"

interface Order extends FillOrder {
  /** The server, by any database on it that the user may connect to. */
  readonly serverUrl: string
  /** The demonstration's own database, made when absent. */
  readonly name: string
  readonly keys: KeySource
  readonly log: Log
}

/**
 * Sees to it that the demonstration's database is there and filled, and gives its address. A filling that was interrupted
 * begins anew; a finished one is kept, with today's prices. Throws an OperatorProblem where the database may not be made.
 */
export async function prepareDemonstration({ serverUrl, name, keys, log, ...order }: Order): Promise<string> {
  const url = await createOwnDatabase(serverUrl, name)
  if ((await bringUp(url, { keys, log, ...order })) !== "unfinished") return url
  log.warn({ database: name }, "The filling of the demonstration was interrupted; it begins anew")
  await dropUnfinished(serverUrl, name)
  await createOwnDatabase(serverUrl, name)
  await bringUp(url, { keys, log, ...order })
  return url
}

/** Answers what the database was to the demonstration before. */
async function bringUp(url: string, { keys, log, ...order }: FillOrder & Pick<Order, "keys" | "log">): Promise<Fill> {
  const database = openDatabase(url)
  try {
    await migrate(database)
    await unlockVault(database, { source: keys, log })
    const fill = await readFill(database.kysely)
    const parts = {
      database,
      log,
      newId,
      clock: systemClock,
      rulebook: loadRulebook(),
      lists: openScreeningLists(database),
      codeVersion: readCodeVersion(),
    }
    if (fill === "foreign")
      throw new OperatorProblem(
        "The database that the demonstration would use keeps a real firm. Nothing was filled in; name another in DATABASE_URL.",
      )
    if (database.vault.condition() !== "unlocked")
      throw new OperatorProblem(
        `The demonstration's people are sealed under a key that is not in ${keys.file}.\nPut the key back, or drop the demonstration's database: it is made anew.`,
      )
    await sealOldRows(parts)
    if (fill === "empty") await fillDemonstration(parts, order)
    if (fill === "filled") await renewPrices(parts)
    return fill
  } finally {
    await closeDatabase(database)
  }
}
