import { execFileSync } from "node:child_process"
import { chmodSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { closeDatabase } from "../../src/runtime/database.ts"
import { createDatabase } from "../../src/runtime/embedded-postgres/create-database.ts"
import { startEmbeddedPostgres } from "../../src/runtime/embedded-postgres/embedded-postgres.ts"
import { temporaryFolder } from "../embedded-server.ts"
import { checkBooks } from "../simulation/invariants/check-books.ts"
import { type Furnished, furnishFirm } from "./furnish-firm.ts"
import { type RealNode, startNode } from "./real-node.ts"
import { submitOnce } from "./send-load.ts"
import { openWire, type Wire } from "./wire.ts"

interface Open {
  readonly firm: Furnished
  readonly node: RealNode
  readonly wire: Wire
}

describe("in bad weather nothing is released, and the answer says so", () => {
  test("a connection that breaks in the middle of a request ends in 503 or in the decision, never in anything else", async () => {
    const { firm, node, wire } = await open(await temporaryFolder({ isOpen: true }))
    const statuses = new Set<number>()
    for (let round = 0; round < 15; round++) {
      const asked = Array.from({ length: 8 }, (_, number) =>
        submitOnce(node.url, { firm, key: `cut-${round}-${number}`, name: "Synthetic Beneficiary" }),
      )
      await pause(round)
      if (round % 2 === 0) wire.cut()
      else wire.reset()
      for (const answer of await Promise.all(asked)) statuses.add(answer.status)
    }
    expect([...statuses].filter((status) => ![200, 201, 503].includes(status))).toEqual([])
    expect((await submitOnce(node.url, { firm, key: "calm", name: "Synthetic Beneficiary" })).status).toBe(201)
    await checkBooks({ observer: firm.database })
  })

  test("a slow database makes decisions late, not different, and readiness still answers", async () => {
    const { firm, node, wire } = await open(await temporaryFolder({ isOpen: true }))
    wire.slow(300)
    const answer = await submitOnce(node.url, { firm, key: "slow", name: "Demoniyar Zhalgan Synthetic" })
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ transfer: { state: "held" } })
    expect((await fetch(`${node.url}/ready`)).status).toBe(200)
    wire.slow(0)
  })

  test("a full disk refuses with 503 and a readable status, keeps what was acknowledged, and goes on when there is room", async () => {
    const folder = smallDisk()
    if (folder === undefined) return
    const { firm, node } = await open(folder)
    const statuses = new Set<number>()
    const acknowledged: string[] = []
    const submitSome = (round: string) =>
      Promise.all(
        Array.from({ length: 8 }, async (_, number) => {
          const key = `full-${round}-${number}`
          const answer = await submitOnce(node.url, { firm, key, name: `Synthetic ${"x".repeat(150)}` })
          statuses.add(answer.status)
          if (answer.status === 201) acknowledged.push(key)
        }),
      )
    await submitSome("before")
    const filler = join(folder, "filler")
    execFileSync("sh", ["-c", `dd if=/dev/zero of='${filler}' bs=64k 2>/dev/null || true`])
    for (let round = 0; round < 300 && !statuses.has(503); round++) await submitSome(String(round))
    expect([...statuses].sort()).toEqual([201, 503])
    const ready = await fetch(`${node.url}/ready`)
    expect(ready.headers.get("content-type")).toContain("json")
    expect(await ready.text()).not.toMatch(/postgres:\/\//)
    execFileSync("rm", [filler])
    await expect.poll(async () => (await submitOnce(node.url, { firm, key: "room", name: "Synthetic Beneficiary" })).ok).toBe(true)
    const { rows } = await firm.database.pool.query<{ key: string }>("select idempotency_key as key from transfer")
    const stored = new Set(rows.map(({ key }) => key))
    expect(acknowledged.filter((key) => !stored.has(key))).toEqual([])
    await checkBooks({ observer: firm.database })
  })

  test("a broken list leaves the one before in force, and a list that cannot be read holds", async () => {
    const { firm, node } = await open(await temporaryFolder({ isOpen: true }))
    const { pool } = firm.database
    await pool.query("alter table sanctions_entry rename to sanctions_entry_away")
    // A node that starts now has nothing in memory and cannot read the list.
    const fresh = await startNode(firm.database.url)
    expect(await (await submitOnce(fresh.url, { firm, key: "unread", name: "Synthetic Beneficiary" })).json()).toMatchObject({
      transfer: { state: "held" },
    })
    await pool.query("alter table sanctions_entry_away rename to sanctions_entry")
    expect(await (await submitOnce(fresh.url, { firm, key: "read", name: "Synthetic Beneficiary" })).json()).toMatchObject({
      transfer: { state: "released" },
    })
    expect((await submitOnce(node.url, { firm, key: "other", name: "Demoniyar Zhalgan Synthetic" })).status).toBe(201)
  })
})

async function open(directory: string): Promise<Open> {
  const postgres = await startEmbeddedPostgres({ directory, durable: true })
  onTestFinished(() => postgres.stop().catch(() => undefined))
  const databaseUrl = await createDatabase(postgres.url, "weather")
  const wire = await openWire(Number(new URL(databaseUrl).port))
  const firm = await furnishFirm(databaseUrl)
  onTestFinished(() => closeDatabase(firm.database))
  const through = new URL(databaseUrl)
  through.port = String(wire.port)
  through.search = ""
  return { firm, wire, node: await startNode(through.href) }
}

const smallDiskSize = "220m"

/** A small disk of memory. Only root may mount one; elsewhere the test says aloud that it did not run. */
function smallDisk(): string | undefined {
  const folder = join("/tmp", `shekara-small-disk-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    execFileSync("sh", ["-c", `mount -t tmpfs -o size=${smallDiskSize} tmpfs '${folder}'`], { stdio: "ignore" })
  } catch {
    console.warn("The full disk was NOT tested: this user may mount none.")
    return undefined
  }
  chmodSync(folder, 0o755)
  onTestFinished(() => {
    execFileSync("sh", ["-c", `umount -l '${folder}' && rmdir '${folder}'`])
  })
  return folder
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
