import { onTestFinished } from "vitest"
import { indexLogin } from "../../src/access/access.store.ts"
import { fillDemonstration } from "../../src/demonstration/fill-demonstration.flow.ts"
import { type HouseOrder, openHouse } from "../../src/house.ts"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { systemClock } from "../../src/runtime/clock.ts"
import type { Database } from "../../src/runtime/database.ts"
import { openLog } from "../../src/runtime/log.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { openScreeningLists } from "../../src/screening/screening-lists.flow.ts"
import { freshDatabase } from "../fresh-database.ts"
import { testKeys } from "../test-keys.ts"

const log = openLog("silent")

/** A small invented firm with open doors until the test ends, and its analyst at one of them. */
export async function openFirm(order: Partial<HouseOrder> = {}) {
  const database = await freshDatabase()
  const lists = openScreeningLists(database)
  const parts = { database, log, newId, clock: systemClock, rulebook: loadRulebook(), lists, codeVersion: "test" }
  await fillDemonstration(parts, { size: { customers: 20, transfers: 20 } })
  const address = { databaseUrl: database.url, host: "127.0.0.1", port: 0 }
  const house = await openHouse({ ...address, keys: testKeys, isDemonstration: true, log, ...order })
  onTestFinished(house.close)
  const send = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(house.url + path, { method: "POST", headers: { "content-type": "application/json", ...headers }, body })
  const userId = await idOf(database, "demo-analyst-1")
  const signedIn = await send("/v1/access/demonstration/sign-in", JSON.stringify({ userId, carrier: "bearer" }))
  const { token } = (await signedIn.json()) as { token: string }
  const customers = await database.pool.query("select customer_id from customer where status = 'active' limit 1")
  const common = {
    customerId: customers.rows[0].customer_id,
    direction: "withdrawal",
    asset: "USDT",
    amount: "10",
    otherWalletHosting: "vasp",
  }
  return {
    url: house.url,
    app: house.app,
    close: house.close,
    database,
    userId,
    token,
    send,
    /** A transfer to somebody whose wallet is not told, which is therefore held. */
    submit: (key: string, name: string, headers: Record<string, string> = {}) =>
      send("/v1/transfers", JSON.stringify({ ...common, otherParty: { kind: "natural", name } }), {
        authorization: `Bearer ${token}`,
        "idempotency-key": key,
        ...headers,
      }),
  }
}

async function idOf({ kysely }: Database, login: string): Promise<string> {
  const { entity_id: entityId } = await kysely.selectFrom("entity").select("entity_id").executeTakeFirstOrThrow()
  const found = await kysely
    .selectFrom("user_account")
    .select("user_id")
    .where("login_index", "=", await indexLogin(kysely, entityId, login))
    .executeTakeFirstOrThrow()
  return found.user_id
}
