import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { openHouse } from "../../src/house.ts"
import { openLog } from "../../src/runtime/log.ts"
import { openFirm } from "../builders/open-firm.ts"
import { temporaryFolder } from "../embedded-server.ts"
import { freshDatabase } from "../fresh-database.ts"
import { testKeys } from "../test-keys.ts"

async function figuresAt(url: string, headers: Record<string, string> = {}): Promise<(figure: string) => number | undefined> {
  const answer = await fetch(`${url}/metrics`, { headers })
  expect(answer.status).toBe(200)
  expect(answer.headers.get("content-type")).toContain("text/plain; version=0.0.4")
  const lines = (await answer.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"))
  const figures = new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]))
  return (figure) => figures.get(`shekara_${figure}`)
}

describe("the figures", () => {
  test("count what happened and say how the house stands, with no person in them", async () => {
    const { url, submit } = await openFirm()
    const before = await figuresAt(url)
    for (const key of ["one", "two", "two"]) expect([200, 201]).toContain((await submit(key, "Somebody Synthetic")).status)
    const figure = await figuresAt(url)
    // No wallet of the beneficiary was given, so both are held.
    expect(figure('decisions_total{purpose="submission",outcome="hold"}')).toBe(2)
    expect(figure('findings_total{reason="travel_rule.beneficiary_account_missing"}')).toBe(2)
    expect(figure("decision_seconds_count")).toBe(2)
    expect(figure('http_request_seconds_count{method="POST",route="/v1/transfers",status="201"}')).toBe(2)
    expect(figure('http_request_seconds_count{method="POST",route="/v1/transfers",status="200"}')).toBe(1)
    expect(figure('batch_calls_count{queue="standing"}')).toBeGreaterThanOrEqual(2)
    expect(figure('batches_fallen_apart_total{queue="insert"}')).toBeUndefined()
    expect(Number(figure('cases{state="open"}'))).toBe(Number(before('cases{state="open"}')) + 2)
    expect(figure("sessions")).toBe(1)
    expect(figure("cases_overdue")).toBeGreaterThanOrEqual(0)
    expect(figure('price_age_seconds{asset="USDT"}')).toBeGreaterThan(0)
    expect(figure("database_up")).toBe(1)
    expect(figure("outbox_dead")).toBe(0)
    for (const name of [
      "outbox_waiting",
      "outbox_oldest_seconds",
      "audit_pending",
      "audit_lease_seconds",
      "event_loop_lag_seconds",
      "pool_waiting",
    ])
      expect(figure(name), name).toBeTypeOf("number")
    expect(figure('jobs{queue="screening.activate-list",state="waiting"}')).toBe(0)
    const text = await (await fetch(`${url}/metrics`)).text()
    expect(text).toMatch(/list_age_seconds\{list="\S+"\} \d/)
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|demo-|Synthetic |TSynth/)
  })

  test("are all there that the dashboard shows", async () => {
    const { url, submit } = await openFirm()
    await submit("dashboard", "Somebody Synthetic")
    const text = await (await fetch(`${url}/metrics`)).text()
    const there = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name))
    const shown = readFileSync("deploy/grafana-dashboard.json", "utf8").match(/shekara_[a-z_]+/g) ?? []
    const figures = shown.map((name) => name.replace(/_(?:bucket|sum|count)$/, ""))
    expect(new Set(figures).size).toBeGreaterThan(15)
    expect(figures.filter((name) => !there.has(name))).toEqual([])
  })

  test("are this machine's alone without a token, and nobody's behind a proxy", async () => {
    const { url, app } = await openFirm()
    expect((await fetch(`${url}/metrics`)).status).toBe(200)
    const asked = async (from: typeof app, host: string, remoteAddress = "127.0.0.1") =>
      (await from.inject({ url: "/metrics", headers: { host }, remoteAddress })).statusCode
    expect(await asked(app, "localhost:8420", "::ffff:127.0.0.1")).toBe(200)
    expect(await asked(app, "[::1]:8420", "::1")).toBe(200)
    expect(await asked(app, "localhost:8420", "192.168.1.10")).toBe(401)
    // A page elsewhere that had its own name point here.
    expect(await asked(app, "elsewhere.example:8420")).toBe(401)
    const proxied = await openBehindProxy()
    for (const host of ["127.0.0.1", "compliance.example"]) expect(await asked(proxied.app, host)).toBe(401)
  })

  test("are whoever's that has the token, where there is one", async () => {
    const file = join(await temporaryFolder(), "token")
    writeFileSync(file, "a-token-of-thirty-two-characters\n")
    const { url } = await openFirm({ metricsTokenFile: file })
    expect((await fetch(`${url}/metrics`)).status).toBe(401)
    expect((await fetch(`${url}/metrics`, { headers: { authorization: "Bearer another" } })).status).toBe(401)
    expect((await figuresAt(url, { authorization: "Bearer a-token-of-thirty-two-characters" }))("database_up")).toBe(1)
  })
})

async function openBehindProxy() {
  const { url } = await freshDatabase()
  const order = {
    databaseUrl: url,
    keys: testKeys,
    host: "127.0.0.1",
    port: 0,
    isDemonstration: false,
    publicUrl: "https://compliance.example",
    log: openLog("silent"),
  }
  const house = await openHouse(order)
  onTestFinished(() => house.close())
  return house
}
