import { readFileSync } from "node:fs"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { roles as everyRole } from "../../src/vocabulary/role.ts"
import { administrator, password } from "../builders/access-house.ts"
import { openTestHouse } from "../builders/open-house.ts"
import { arbitraryOf, hostileTexts, type JsonSchema } from "./arbitrary-of-schema.ts"

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: JsonSchema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> }
}

const description = JSON.parse(readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8")) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}
/** Ends the session it is asked with. */
const apart = ["/v1/access/sign-out"]
const operations = Object.entries(description.paths)
  .filter(([path]) => !apart.includes(path))
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, method, path, operation })),
  )

const seed = 20_261_122
const roles = ["analyst", "officer", "mlro", "examiner"] as const
const runsOfEach = 30
const patienceMilliseconds = 20_000

/** One request as it goes over the wire. */
interface Asked {
  readonly path: string
  readonly body: string | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly who: number
}

describe(`requests that nobody should send (seed ${seed})`, () => {
  let house: Awaited<ReturnType<typeof openTestHouse<(typeof roles)[number]>>>
  const known = new Map<string, string[]>()
  const tokens: string[] = []
  /** Paths where a request came through. Requests that all end at the door would prove little. */
  const granted = new Set<string>()

  beforeAll(async () => {
    house = await openTestHouse(roles)
    // Whoever may do everything gets furthest.
    await house.parts.database.kysely
      .updateTable("user_account")
      .set({ roles: [...everyRole] })
      .where("user_id", "=", house.people.analyst.userId)
      .execute()
    const { login, password: own } = administrator
    for (const who of [{ login, password: own }, ...roles.map((role) => ({ login: `synthetic-${role}`, password }))])
      tokens.push(await signIn(house.url, who))
    for (const [name, ids] of Object.entries(await furnish(house))) known.set(name, ids)
  })
  afterAll(() => house.close())

  test.each(operations)("$name answers none of them with a fault of ours", async ({ method, path, operation }) => {
    const send = ({ path: own, body, headers, who }: Asked) =>
      fetch(house.url + own, {
        method: method.toUpperCase(),
        headers: { ...(who < tokens.length ? { authorization: `Bearer ${tokens[who]}` } : {}), ...headers },
        ...(body === undefined || method === "get" ? {} : { body }),
        signal: AbortSignal.timeout(patienceMilliseconds),
        redirect: "manual",
      })
    const asking = requestsOf(path, operation, (name) => known.get(name) ?? [])
    await fc.assert(
      fc.asyncProperty(asking, async (asked) => {
        const answer = await send(asked)
        const text = await answer.text()
        if (answer.ok) granted.add(path)
        expect(answer.status, text.slice(0, 500)).toBeLessThan(500)
      }),
      { seed, numRuns: runsOfEach, endOnFailure: true },
    )
  })

  test("the house still answers after all of them", async () => {
    expect((await fetch(`${house.url}/health`)).status).toBe(200)
    expect(granted.size).toBeGreaterThan(operations.length / 5)
  })
})

async function signIn(url: string, who: object): Promise<string> {
  const answer = await fetch(`${url}/v1/access/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...who, carrier: "bearer" }),
  })
  const { token } = (await answer.json()) as { token?: string }
  if (token === undefined) throw new Error(`Nobody was signed in: ${answer.status}`)
  return token
}

/** Something of each kind, so that ids lead somewhere. */
async function furnish(house: Awaited<ReturnType<typeof openTestHouse<"analyst">>>): Promise<Record<string, string[]>> {
  const { analyst } = house.people
  const record = {
    reference: "SYN-1",
    kind: "natural",
    name: "Synthetic Customer",
    country: "KZ",
    status: "active",
    services: ["withdrawal"],
  }
  const customer = await analyst.send<{ customerId: string }>("/v1/customers", record)
  if (customer.status !== 201) throw new Error(`The customer was answered ${customer.status}: ${JSON.stringify(customer.body)}`)
  const { customerId } = customer.body
  const otherParty = { kind: "natural", name: "Synthetic Beneficiary" }
  const body = { customerId, direction: "withdrawal", asset: "USDT", amount: "25", otherParty, otherWalletHosting: "unknown" }
  const made = await analyst.send<{ transfer: { transferId: string }; case: { caseId: string }; decisions: { decisionId: string }[] }>(
    "/v1/transfers",
    body,
    { "idempotency-key": "fuzz-1" },
  )
  const { transfer, case: opened, decisions } = made.body
  const lists = await analyst.get<{ items: { listVersionId: string }[] }>("/v1/screening/lists")
  return {
    customerId: [customerId],
    transferId: [transfer.transferId],
    caseId: [opened.caseId],
    decisionId: decisions.map(({ decisionId }) => decisionId),
    listVersionId: lists.body.items.map(({ listVersionId }) => listVersionId),
    userId: [analyst.userId],
    ownerId: [analyst.userId],
    subjectId: [transfer.transferId],
  }
}

function requestsOf(
  path: string,
  { parameters = [], requestBody }: Operation,
  known: (name: string) => readonly string[],
): fc.Arbitrary<Asked> {
  const ways = { known, resolve: (reference: string) => description.components.schemas[reference.split("/").at(-1) ?? ""] ?? {} }
  const [media] = Object.entries(requestBody?.content ?? {})
  const parts = (where: string) => parameters.filter((parameter) => parameter.in === where)
  const values = (where: string) =>
    fc.record(Object.fromEntries(parts(where).map(({ name, schema }) => [name, arbitraryOf(schema, ways, name)])), {
      requiredKeys: where === "path" ? parts(where).map(({ name }) => name) : [],
    })
  return fc
    .record({
      inPath: values("path"),
      query: values("query"),
      body: media === undefined ? fc.constant(undefined) : bodies(arbitraryOf(media[1].schema, ways)),
      headers: headers(media?.[0]),
      who: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.nat({ max: 5 }) }),
      stray: fc.option(
        fc.constantFrom("?colour=%00", "?limit=1&limit=2", "?__proto__[x]=1", `?q=${"y".repeat(9_000)}`, "?%", "?cursor=%ff"),
        { freq: 12 },
      ),
    })
    .map(({ inPath, query, body, headers: sent, who, stray }) => ({
      path: `${fill(path, inPath)}${stray ?? queryOf(query)}`,
      body,
      headers: sent,
      who,
    }))
}

function fill(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encode(values[name]).slice(0, 4_000).replace(/%.?$/, "") || "-")
}

function queryOf(values: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}=${encode(value).slice(0, 4_000).replace(/%.?$/, "")}`)
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`
}

/** Percent-encoded UTF-8, halves of characters included. */
function encode(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value)
  return encodeURIComponent(text.toWellFormed())
}

/** The value as JSON, now and then as something that only looks like it. */
function bodies(value: fc.Arbitrary<unknown>): fc.Arbitrary<string | undefined> {
  const broken = fc.constantFrom(
    "",
    "{",
    "[".repeat(50_000),
    `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`,
    '{"a":1,"a":2}',
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{}}}',
    "\u0000",
    "null",
    "[]",
    '"text"',
    "1e999",
    '{"amount":1e999}',
    `"${"z".repeat(300_000)}"`,
    "\ufeff{}",
  )
  const written = value.map((one) => JSON.stringify(one))
  const twice = written.map((text) => (text?.startsWith('{"') ? `${text.slice(0, -1)},${text.slice(1)}` : text))
  return fc.oneof({ weight: 16, arbitrary: written }, { weight: 1, arbitrary: twice }, { weight: 2, arbitrary: broken })
}

/** Header values may hold what HTTP lets through and no more; the client would not send the rest. */
function headers(media: string | undefined): fc.Arbitrary<Record<string, string>> {
  const right = media ?? "application/json"
  const types = [
    "text/plain",
    "application/xml",
    "multipart/form-data; boundary=x",
    "application/json; charset=utf-7",
    "nonsense",
    "a/b;".repeat(300),
  ]
  const odd = fc.constantFrom(
    "",
    "*",
    '"',
    '"1"',
    '"0"',
    'W/"1"',
    '"99999999999"',
    "x".repeat(7_000),
    "\u00ff",
    "{}",
    ...hostileTexts.filter((text) => /^[\x20-\x7e]{1,60}$/.test(text)),
  )
  const usual = { "content-type": fc.constant(right), "if-match": fc.constantFrom('"1"', '"2"', '"3"'), "idempotency-key": fc.uuid() }
  const unusual = {
    ...usual,
    "content-type": fc.constantFrom(right, ...types),
    "if-match": odd,
    "idempotency-key": odd,
    cookie: fc.constantFrom("a=b", "shekara=%00; shekara=1", "=", ";;;;", "x=".repeat(2_000)),
    origin: fc.constantFrom("null", "http://evil.example", "x"),
    "accept-language": odd,
    "content-encoding": fc.constantFrom("gzip", "br", "identity"),
    "x-forwarded-for": odd,
  }
  return fc.oneof(
    { weight: 6, arbitrary: fc.record(usual) },
    { weight: 1, arbitrary: fc.record(unusual, { requiredKeys: ["content-type"] }) },
  )
}
