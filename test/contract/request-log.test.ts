import { describe, expect, test } from "vitest"
import { openLog } from "../../src/runtime/log.ts"
import { openFirm } from "../builders/open-firm.ts"

interface Line {
  readonly msg: string
  readonly [field: string]: unknown
}

/** A log that the test can read. */
function keptLog(level: string) {
  const lines: string[] = []
  return { log: openLog(level, { write: (line: string) => void lines.push(line) }), lines }
}

const given = "0192f0c4-5b7a-7c11-8d3e-0123456789ab"

describe("the log", () => {
  test("has one line for each request: who, which route, what came of it, how long it took, under which correlation id", async () => {
    const { log, lines } = keptLog("info")
    const firm = await openFirm({ log })
    lines.splice(0)
    const answer = await firm.submit("log-1", "Somebody Synthetic", { "x-correlation-id": given.toUpperCase() })
    expect(answer.headers.get("x-correlation-id")).toBe(given)
    await fetch(`${firm.url}/health`)
    const requests = lines.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === "request")
    const { rows } = await firm.database.pool.query("select entity_id from entity")
    expect(requests).toEqual([
      expect.objectContaining({
        correlationId: given,
        method: "POST",
        route: "/v1/transfers",
        status: 201,
        milliseconds: expect.any(Number),
        entityId: rows[0].entity_id,
        userId: firm.userId,
      }),
    ])
  })

  test("takes no correlation id of another form", async () => {
    const firm = await openFirm()
    for (const header of ["not-an-id", "Daniyar Synthetic", `${given} ${given}`, given.replaceAll("-", "")]) {
      const answer = await fetch(`${firm.url}/health`, { headers: { "x-correlation-id": header } })
      expect(answer.headers.get("x-correlation-id")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
      expect(answer.headers.get("x-correlation-id")).not.toContain(given)
    }
  })

  test("holds no name, no password and no token, whatever was sent and whatever broke, even when it tells everything", async () => {
    const { log, lines } = keptLog("trace")
    const firm = await openFirm({ log })
    const [name, password, key] = ["Qarlygash Zhasyryn", "a-hidden-password-7291", "hidden-key-5520"]
    await firm.submit(key, name)
    await firm.submit("again", name, { authorization: `Bearer ${password}`, cookie: `shekara=${password}` })
    await firm.send("/v1/access/sign-in", JSON.stringify({ login: "qarlygash", password, carrier: "bearer" }))
    await firm.send("/v1/transfers", `{"customerId": "${name}`, { authorization: `Bearer ${firm.token}` })
    await fetch(`${firm.url}/v1/customers/${encodeURIComponent(name)}?name=${encodeURIComponent(name)}`)
    await fetch(`${firm.url}/${encodeURIComponent(name)}?token=${password}`)
    // A defect in the middle of a request: the table is gone.
    await firm.database.pool.query("alter table transfer rename to elsewhere")
    const broken = await firm.submit("broken", name)
    await firm.database.pool.query("alter table elsewhere rename to transfer")
    expect(broken.status).toBe(500)

    const text = lines.join("")
    expect(text).toContain("Request failed")
    expect(text).toContain('"code":"42P01"')
    for (const secret of [name, encodeURIComponent(name), "Qarlygash", "qarlygash", password, key, firm.token])
      expect(text).not.toContain(secret)
  })
})
