import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { describe, expect, onTestFinished, test } from "vitest"
import { closeDoors } from "../../src/api/close-doors.ts"
import { openServer } from "../../src/api/server.ts"
import { openLog } from "../../src/runtime/log.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { untilWaiting } from "../builders/until-waiting.ts"
import { temporaryFolder } from "../embedded-server.ts"
import { freshDatabase } from "../fresh-database.ts"

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url))
const firm = {
  firmName: "Synthetic LLP",
  country: "KZ",
  login: "asel",
  displayName: "Asel Synthbekova",
  language: "kk",
  password: "plain words are good",
}

describe("stopping", () => {
  test("a request under way is answered, a new one finds nobody, and the exit code is 0", async () => {
    const database = await freshDatabase()
    const house = await start({ DATABASE_URL: database.url, SHEKARA_DATA: await temporaryFolder() })
    const slow = await database.pool.connect()
    await slow.query("begin; lock table user_account in access exclusive mode")
    const body = JSON.stringify({ ...firm, token: house.token })
    const answer = fetch(`${house.url}/v1/access/setup`, { method: "POST", headers: { "content-type": "application/json" }, body })
    await untilWaiting(database)

    house.child.kill("SIGTERM")
    await expect
      .poll(() =>
        fetch(`${house.url}/health`).then(
          () => "open",
          () => "closed",
        ),
      )
      .toBe("closed")
    expect(house.child.exitCode).toBeNull()
    await slow.query("commit")
    slow.release()
    expect((await answer).status).toBe(201)
    if (house.child.exitCode === null) await once(house.child, "exit")
    expect(house.child.exitCode).toBe(0)
    expect((await database.pool.query("select roles from user_account")).rows).toEqual([{ roles: ["administrator"] }])
  })

  test("a connection that stays open after its last answer keeps nobody waiting", async () => {
    const app = await openServer({ log: openLog("silent"), newId }, "test")
    let answer: (words: string) => void = () => undefined
    const asked = new Promise<void>((resolve) => {
      app.get("/late", () => {
        resolve()
        return new Promise<string>((answered) => {
          answer = answered
        })
      })
    })
    const url = await app.listen({ host: "127.0.0.1", port: 0 })
    const late = fetch(`${url}/late`)
    await asked
    // Longer than this test may take: only an idle connection that is closed lets it end.
    const closed = closeDoors(app, 600_000)
    answer("late")
    expect(await (await late).text()).toBe("late")
    await closed
  })

  test("a request that never ends is cut off in the end", async () => {
    const app = await openServer({ log: openLog("silent"), newId }, "test")
    const asked = new Promise<void>((resolve) => {
      app.get("/never", () => {
        resolve()
        return new Promise<never>(() => undefined)
      })
    })
    const url = await app.listen({ host: "127.0.0.1", port: 0 })
    const answer = fetch(`${url}/never`).then(
      () => "answered",
      () => "cut off",
    )
    await asked
    await closeDoors(app, 200)
    expect(await answer).toBe("cut off")
  })
})

async function start(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], SHEKARA_PORT: "0", SHEKARA_LOG_LEVEL: "warn", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  })
  onTestFinished(() => void child.kill("SIGKILL"))
  let words = ""
  while (!words.includes("Stop with Ctrl-C.")) words += String((await once(child.stdout, "data"))[0])
  const link = /(http\S+)\/setup#(\S+)/.exec(words)
  return { child, url: link?.[1] ?? "", token: link?.[2] ?? "" }
}
