import { type ChildProcess, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { once } from "node:events"
import { createServer } from "node:net"
import { fileURLToPath } from "node:url"
import pg from "pg"
import { describe, expect, inject, onTestFinished, test } from "vitest"
import { createDatabase } from "../../src/runtime/embedded-postgres/create-database.ts"

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url))

describe("the start", () => {
  test("says where the house is and how to set up a firm, until one is set up", async () => {
    const databaseUrl = await ownDatabase()
    const first = await startHouse({ DATABASE_URL: databaseUrl })
    expect(await (await fetch(`${first.url}/health`)).json()).toMatchObject({ status: "ready" })
    const token = /\/setup#(\S+)/.exec(first.words())?.[1]
    const firm = {
      token,
      firmName: "Synthetic LLP",
      country: "KZ",
      login: "asel",
      displayName: "Asel Synthbekova",
      language: "kk",
      password: "plain words are good",
    }
    expect((await post(`${first.url}/v1/access/setup`, firm)).status).toBe(201)
    expect((await post(`${first.url}/v1/demonstration`)).status).toBe(409)
    expect(await first.end("SIGINT")).toBe(0)

    const second = await startHouse({ DATABASE_URL: databaseUrl })
    expect(second.words()).not.toContain("/setup#")
    expect(await second.end("SIGTERM")).toBe(0)
  })

  test("opens one demonstration beside the house, and closes it with the house", async () => {
    const house = await startHouse({ DATABASE_URL: await ownDatabase() })
    const opened = await Promise.all(
      [1, 2].map(async () => (await post(`${house.url}/v1/demonstration`)).json() as Promise<{ url: string }>),
    )
    const { url } = opened[0] ?? { url: "" }
    expect(opened[1]).toEqual({ url })
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(url).not.toBe(house.url)
    await house.says("3,000 of 3,000 transfers")
    expect(await (await fetch(`${url}/v1/access/setup`)).json()).toMatchObject({ demonstration: "running" })
    const { items } = (await (await fetch(`${url}/v1/access/demonstration/people`)).json()) as { items: { userId: string }[] }
    for (const { userId } of items) expect((await post(`${url}/v1/access/demonstration/sign-in`, { userId })).status).toBe(200)
    expect((await post(`${house.url}/v1/access/demonstration/sign-in`, { userId: items[0]?.userId })).status).toBe(404)
    expect(await house.end("SIGINT")).toBe(0)
    await expect(fetch(`${url}/health`)).rejects.toThrow("fetch failed")
  })

  test("ends cleanly when it is stopped while the demonstration is being filled", async () => {
    const house = run({ DATABASE_URL: await ownDatabase() }, ["--demo"])
    await house.says("300 of 3,000")
    expect(await house.end("SIGINT")).toBe(0)
    expect(house.words()).not.toContain("3,000 of 3,000")
  })
})

describe("a start that cannot be", () => {
  test("names a port that is taken, and the remedy", async () => {
    const other = createServer().listen(0, "127.0.0.1")
    await once(other, "listening")
    onTestFinished(() => void other.close())
    const address = other.address()
    const port = typeof address === "object" && address !== null ? String(address.port) : ""
    const house = run({ DATABASE_URL: await ownDatabase(), SHEKARA_PORT: port })
    expect(await house.code()).toBe(1)
    expect(house.words()).toContain(`port ${port}: another program listens there`)
    expect(house.words()).toContain("SHEKARA_PORT=")
    expect(house.words()).not.toMatch(/^\s+at /m)
  })

  test("names a database that does not answer, without its password", async () => {
    const house = run({ DATABASE_URL: "postgres://shekara:a-secret@127.0.0.1:1/shekara" })
    expect(await house.code()).toBe(1)
    expect(house.words()).toContain("127.0.0.1:1, does not let us in (ECONNREFUSED)")
    expect(house.words()).not.toContain("a-secret")
  })

  test("names a mistyped variable and an unknown flag", async () => {
    const house = run({ SHEKARA_PRT: "1" }, ["--dmo"])
    expect(await house.code()).toBe(1)
    expect(house.words()).toMatch(/SHEKARA_PRT[\s\S]*--dmo/)
  })
})

interface Environment {
  readonly [variable: string]: string
}

async function startHouse(environment: Environment) {
  const house = run(environment)
  const url = /is ready after [\d.]+ s: (\S+)/.exec(await house.says("Stop with Ctrl-C."))?.[1] ?? ""
  return { ...house, url }
}

/** Starts the program as `npm start` does, with nothing of our own environment but what it needs to run. */
function run(environment: Environment, flags: readonly string[] = []) {
  const child = spawn(process.execPath, [main, ...flags], {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], SHEKARA_PORT: "0", SHEKARA_LOG_LEVEL: "warn", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  })
  onTestFinished(() => void child.kill("SIGKILL"))
  let words = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (words += chunk.toString()))
  const code = () => exitCodeOf(child)
  return {
    words: () => words,
    code,
    end(signal: NodeJS.Signals) {
      child.kill(signal)
      return code()
    },
    async says(text: string): Promise<string> {
      while (!words.includes(text) && child.exitCode === null) await Promise.race([once(child.stdout, "data"), once(child, "close")])
      if (!words.includes(text)) throw new Error(`The program ended without saying "${text}":\n${words}`)
      return words
    },
  }
}

async function exitCodeOf(child: ChildProcess): Promise<unknown> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "close")
  return child.exitCode ?? child.signalCode
}

function post(url: string, body: unknown = {}): Promise<Response> {
  return fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })
}

/** Goes with the test, and the demonstration beside it. */
async function ownDatabase(): Promise<string> {
  const { url } = inject("postgres")
  const name = `test_${randomBytes(8).toString("hex")}`
  onTestFinished(async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    for (const one of [name, `${name}_demonstration`])
      await client.query(`drop database if exists ${pg.escapeIdentifier(one)} with (force)`)
    await client.end()
  })
  return createDatabase(url, name)
}
