import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { readinessRoutes } from "../../src/api/readiness.routes.ts"
import { openServer } from "../../src/api/server.ts"
import { openHouse } from "../../src/house.ts"
import type { ReadinessParts } from "../../src/operations/readiness.flow.ts"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { systemClock } from "../../src/runtime/clock.ts"
import { closeDatabase, openDatabase } from "../../src/runtime/database.ts"
import { createHouseRole } from "../../src/runtime/embedded-postgres/create-role.ts"
import { openLog } from "../../src/runtime/log.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { openFirm } from "../builders/open-firm.ts"
import { temporaryFolder } from "../embedded-server.ts"
import { freshDatabase } from "../fresh-database.ts"
import { testKeys } from "../test-keys.ts"

interface Answer {
  readonly status: string
  readonly parts: readonly { readonly part: string; readonly state: string; readonly what: string; readonly remedy?: string }[]
}

const log = openLog("silent")
const rulebook = loadRulebook()

/** What /ready answers on these parts, by the name of the part. */
async function ask(parts: Omit<ReadinessParts, "clock" | "log" | "rulebook"> & Partial<ReadinessParts>) {
  const app = await openServer({ log, newId }, "test")
  readinessRoutes(app, { clock: systemClock, log, rulebook, ...parts })
  const answer = await app.inject("/ready")
  await app.close()
  const { status, parts: looked } = answer.json<Answer>()
  return { code: answer.statusCode, status, text: answer.body, parts: Object.fromEntries(looked.map((one) => [one.part, one])) }
}

describe("whether a house is ready", () => {
  test("an empty house on an up-to-date database is, and needs no list", async () => {
    const answer = await ask({ database: await freshDatabase(), dataDirectory: await temporaryFolder() })
    expect(answer).toMatchObject({
      code: 200,
      parts: { database: { state: "ready" }, migrations: { state: "ready" }, lists: { state: "ready" }, rulebook: { state: "ready" } },
    })
    expect(answer.parts["disk"]?.what).toContain("MiB are free")
  })

  test("a house whose list is stale or gone serves, and says that everything is held and what to do", async () => {
    const { url, database } = await openFirm()
    const asked = async () => (await fetch(`${url}/ready`)).json() as Promise<Answer>
    const lists = async () => (await asked()).parts.find(({ part }) => part === "lists")
    await database.pool.query("update sanctions_list set confirmed_at = now() where state = 'active'")
    expect(await lists()).toMatchObject({ state: "ready" })
    await database.pool.query("update sanctions_list set confirmed_at = now() - interval '100 days' where state = 'active'")
    expect(await lists()).toMatchObject({
      state: "degraded",
      what: expect.stringContaining("held"),
      remedy: expect.stringContaining("files"),
    })
    await database.pool.query("update sanctions_list set state = 'superseded'")
    expect(await lists()).toMatchObject({ state: "degraded", what: expect.stringContaining("No sanctions list") })
    expect((await fetch(`${url}/ready`)).status).toBe(200)
  })

  test("a database without the newest tables, or none at all, sends everybody away", async () => {
    const behind = await freshDatabase()
    await behind.pool.query("delete from migrations.kysely_migration where name <> '0001-first-house'")
    expect(await ask({ database: behind })).toMatchObject({
      code: 503,
      status: "failed",
      parts: { migrations: { state: "failed" }, database: { state: "ready" } },
    })
    const gone = openDatabase("postgres://firm:hunter2@127.0.0.1:1/shekara")
    onTestFinished(() => closeDatabase(gone))
    const answer = await ask({ database: gone })
    expect(answer).toMatchObject({
      code: 503,
      parts: { database: { state: "failed" }, lists: { state: "failed" }, rulebook: { state: "ready" } },
    })
    expect(answer.parts["database"]?.remedy).toContain("PostgreSQL runs")
    expect(answer.text).not.toMatch(/hunter2|127\.0\.0\.1|ECONNREFUSED/)
  })

  test("the house's own role, which may only add to the log, sees and counts all of it", async () => {
    const owner = await freshDatabase({ isEmpty: true })
    const [databaseUrl, ownerUrl] = [await createHouseRole(owner.url), owner.url]
    const house = await openHouse({ databaseUrl, ownerUrl, keys: testKeys, host: "127.0.0.1", port: 0, isDemonstration: false, log })
    onTestFinished(house.close)
    expect(await (await fetch(`${house.url}/ready`)).json()).toMatchObject({ status: "ready" })
    expect(await (await fetch(`${house.url}/metrics`)).text()).toContain("shekara_database_up 1")
  })

  test("a key file that cannot be read has failed, a data folder that nobody needs has not, and their paths stay here", async () => {
    const folder = await temporaryFolder()
    const [auditKeyFile, dataDirectory] = [join(folder, "no-key"), join(folder, "no-folder")]
    const answer = await ask({ database: await freshDatabase(), auditKeyFile, dataDirectory })
    expect(answer).toMatchObject({ code: 503, parts: { audit_key: { state: "failed" }, disk: { state: "ready" } } })
    expect(answer.text).not.toContain(folder)
  })
})
