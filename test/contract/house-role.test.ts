import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, onTestFinished, test } from "vitest"
import { fillDemonstration } from "../../src/demonstration/fill-demonstration.flow.ts"
import { openHouse } from "../../src/house.ts"
import { createHouseRole } from "../../src/runtime/embedded-postgres/create-role.ts"
import { openLog } from "../../src/runtime/log.ts"
import { freshDatabase } from "../fresh-database.ts"
import { testKeys } from "../test-keys.ts"

test("the whole house works under a database role that can only add to the log: every story, jobs, positions and signatures", async () => {
  const owner = await freshDatabase({ isEmpty: true })
  const folder = await mkdtemp(join(tmpdir(), "shekara-house-role-"))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const house = await openHouse({
    ownerUrl: owner.url,
    databaseUrl: await createHouseRole(owner.url),
    auditKeyFile: join(folder, "audit-key.pem"),
    keys: testKeys,
    host: "127.0.0.1",
    port: 0,
    isDemonstration: true,
    log: openLog("fatal"),
  })
  onTestFinished(() => house.close())
  await fillDemonstration(house.parts, { size: { customers: 5, transfers: 20 } })

  const people = (await (await fetch(`${house.url}/v1/access/demonstration/people`)).json()) as {
    items: { userId: string; roles: string[] }[]
  }
  const examiner = people.items.find(({ roles }) => roles.includes("examiner"))
  const signedIn = await fetch(`${house.url}/v1/access/demonstration/sign-in`, {
    method: "POST",
    headers: { origin: house.url, "content-type": "application/json" },
    body: JSON.stringify({ userId: examiner?.userId }),
  })
  const headers = { cookie: (signedIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "" }
  const readState = async () => (await (await fetch(`${house.url}/v1/audit/state`, { headers })).json()) as { checkpoint: object | null }
  let state = await readState()
  while (state.checkpoint === null) {
    await sleep(100)
    state = await readState()
  }
  expect(state).toMatchObject({ isSigning: true, signingProblem: null, excessPowers: [] })
})
