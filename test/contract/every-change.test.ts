import { readFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { roles } from "../../src/vocabulary/role.ts"
import { openTestHouse, type Person } from "../builders/open-house.ts"
import { addStrangeFirm, expiredSession } from "../builders/open-strange-house.ts"
import { type Schema, sampleOf } from "../builders/sample-body.ts"
import { changingEndpoints } from "./changing-endpoints.ts"

interface Operation {
  readonly security?: readonly object[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
const description = JSON.parse(readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8")) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** Every operation that changes something, with the smallest body it takes. */
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([method]) => method !== "get")
    .map(([method, { security, requestBody }]) => {
      const schema = requestBody?.content["application/json"]?.schema
      const body = schema === undefined ? undefined : JSON.stringify(sampleOf(schema, description.components.schemas))
      const name = `${method.toUpperCase()} ${path}`
      return { name, method: method.toUpperCase(), path, body, isOpen: security?.length === 0, ...changingEndpoints[name] }
    }),
)
type Operated = (typeof operations)[number]
const closed = operations.filter(({ isOpen }) => !isOpen)
const open = operations.filter(({ isOpen, path }) => isOpen && !path.includes("/demonstration"))
const ofRoles = closed.filter(({ needs }) => needs !== "own")
const versioned = closed.filter((operation) => operation.versioned === true)
const aboutSomething = closed.filter(({ path }) => path.includes("{"))

describe("every change", () => {
  let house: Awaited<ReturnType<typeof openTestHouse<(typeof roles)[number]>>>
  let existing: Readonly<Record<string, string>>
  let stranger: string
  let expired: string
  beforeAll(async () => {
    house = await openTestHouse(roles)
    existing = await furnish(house)
    stranger = await addStrangeFirm(house.parts)
    expired = await expiredSession(house.parts, { entityId: await entityOf(house), userId: house.administrator.userId })
  })
  afterAll(() => house.close())

  const send = (operation: Operated, headers: Record<string, string>) =>
    fetch(house.url + operation.path.replace(/\{(\w+)\}/g, (_, name: string) => existing[name] ?? ""), {
      method: operation.method,
      headers: { ...headers, ...(operation.body === undefined ? {} : { "content-type": "application/json" }) },
      ...(operation.body === undefined ? {} : { body: operation.body }),
    })
  const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
  const personWith = ({ needs }: Operated): Person => {
    const able = roles.find((role) => needs === "own" || house.parts.rulebook.roles[needs as "case.work"].includes(role))
    return house.people[able ?? "administrator"]
  }

  test("is listed with what it needs; who adds an endpoint says it in changing-endpoints.ts", () => {
    expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(changingEndpoints).sort())
    for (const { name, isOpen, needs } of operations) expect(isOpen, name).toBe(needs === "open")
  })

  test.each(closed)("$name refuses whoever is not signed in", async (operation) => {
    expect(await codeOf(await send(operation, {}))).toBe("access.sign_in_required")
  })

  test.each(closed)("$name refuses a session that has expired", async (operation) => {
    expect(await codeOf(await send(operation, { authorization: `Bearer ${expired}` }))).toBe("access.sign_in_required")
  })

  test.each(closed)("$name refuses what another site sends through somebody's browser", async (operation) => {
    const cookie = `shekara_session=${personWith(operation).token}`
    const answer = await send(operation, { cookie, origin: "https://attacker.example", "sec-fetch-site": "cross-site" })
    expect([answer.status, await codeOf(answer)]).toEqual([403, "request.forged"])
  })

  // The demonstration's own are registered in a demonstration alone.
  test.each(open)("$name, which is open to all, refuses what another site sends all the same", async (operation) => {
    const answer = await send(operation, { origin: "https://attacker.example", "sec-fetch-site": "cross-site" })
    expect([answer.status, await codeOf(answer)]).toEqual([403, "request.forged"])
  })

  test.each(ofRoles)("$name refuses every role that the role table does not name", async (operation) => {
    const able = house.parts.rulebook.roles[operation.needs as "case.work"]
    for (const role of roles.filter((one) => !able.includes(one))) {
      const answer = await send(operation, {
        authorization: `Bearer ${house.people[role].token}`,
        "if-match": '"1"',
        "idempotency-key": role,
      })
      expect([role, answer.status, await codeOf(answer)]).toEqual([role, 403, "access.not_permitted"])
    }
  })

  test.each(aboutSomething)("$name finds nothing of another firm, and leaves no trace in it", async (operation) => {
    const before = await entriesOf(house)
    const answer = await send(operation, { authorization: `Bearer ${stranger}`, "if-match": '"1"' })
    expect(answer.status).toBe(404)
    expect(await entriesOf(house)).toBe(before)
  })

  test.each(versioned)("$name refuses to act on no version, or on one that has passed", async (operation) => {
    const authorization = `Bearer ${personWith(operation).token}`
    expect(await codeOf(await send(operation, { authorization }))).toBe("request.version_missing")
    expect(await codeOf(await send(operation, { authorization, "if-match": '"0"' }))).toBe("request.version_conflict")
  })

  test("a transfer is submitted once for a key, and never without one", async () => {
    const { customerId } = existing
    const otherParty = { kind: "natural", name: "Somebody Synthetic" }
    const asked = { customerId, direction: "withdrawal", asset: "USDT", amount: "11", otherParty, otherWalletHosting: "vasp" }
    const { analyst } = house.people
    expect(await analyst.send("/v1/transfers", asked)).toMatchObject({ status: 400, body: { code: "request.idempotency_key_missing" } })
    const key = { "idempotency-key": "replayed-1" }
    const first = await analyst.send("/v1/transfers", asked, key)
    const again = await analyst.send("/v1/transfers", asked, key)
    expect([first.status, again.status]).toEqual([201, 200])
    const other = await analyst.send("/v1/transfers", { ...asked, amount: "12" }, key)
    expect(other).toMatchObject({ status: 409, body: { code: "request.idempotency_key_reused" } })
  })
})

type House = Awaited<ReturnType<typeof openTestHouse<(typeof roles)[number]>>>

/** One of everything that an address can be about, by the name of its part in the address. */
async function furnish({ people, administrator, parts }: House): Promise<Record<string, string>> {
  const { analyst, founder, mlro } = people
  const customer = {
    reference: "SYN-1",
    kind: "natural",
    name: "Daniyar Synthetic",
    country: "KZ",
    status: "active",
    services: ["withdrawal"],
  }
  const { customerId } = (await analyst.send<{ customerId: string }>("/v1/customers", customer)).body
  const otherParty = { kind: "natural", name: "Somebody Synthetic" }
  const asked = { customerId, direction: "withdrawal", asset: "USDT", amount: "10", otherParty, otherWalletHosting: "vasp" }
  const submitted = await analyst.send<{ transfer: { transferId: string }; case: { caseId: string } }>("/v1/transfers", asked, {
    "idempotency-key": "furnish",
  })
  const { sessionId } = (await analyst.get<{ items: { sessionId: string }[] }>("/v1/access/sessions")).body.items[0] ?? { sessionId: "" }
  const wanted = { name: "Synthetic ledger", actions: ["event.read"], days: 1 }
  const { key } = (await administrator.send<{ key: { keyId: string } }>("/v1/access/keys", wanted)).body
  const recovery = (await administrator.ask(`/v1/access/users/${mlro.userId}/recovery`, "POST")).body as { recoveryId: string }
  const { positionId } = (await founder.send<{ positionId: string }>("/v1/perimeter/positions", { title: "Synthetic", sheet: {} })).body
  const event = await parts.database.kysely.selectFrom("outbox").select("event_id").executeTakeFirstOrThrow()
  return {
    customerId,
    sessionId,
    transferId: submitted.body.transfer.transferId,
    caseId: submitted.body.case.caseId,
    keyId: key.keyId,
    recoveryId: recovery.recoveryId,
    userId: mlro.userId,
    positionId,
    eventId: event.event_id,
  }
}

async function entityOf({ parts }: House): Promise<string> {
  return (await parts.database.kysely.selectFrom("entity").select("entity_id").orderBy("created_at").executeTakeFirstOrThrow()).entity_id
}

async function entriesOf(house: House): Promise<number> {
  const entityId = await entityOf(house)
  const rows = await house.parts.database.kysely.selectFrom("audit_entry").select("entry_id").where("entity_id", "=", entityId).execute()
  return rows.length
}
