import { readFileSync } from "node:fs"
import { Writable } from "node:stream"
import pino from "pino"
import { expect, test } from "vitest"
import { openDoors } from "../../src/house.ts"
import { openLog } from "../../src/runtime/log.ts"
import { openScreeningLists } from "../../src/screening/screening-lists.flow.ts"
import { administrator, houseWithPeople, password } from "../builders/access-house.ts"

const secret = "SyntheticSecretThatNobodyMayRepeat0123456789"

/** A house that logs everything it can into our hands. */
async function loggingHouse() {
  const lines: string[] = []
  const sink = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  })
  const log = pino({ level: "trace" }, sink)
  const house = await houseWithPeople()
  const parts = { ...house, log, lists: openScreeningLists(house.database), codeVersion: "test" }
  const enqueue = () => Promise.reject(new Error("No job is due"))
  const app = await openDoors(parts, {
    order: { isDemonstration: false },
    jobs: { enqueue },
    progress: new Map(),
    publicUrl: "http://127.0.0.1",
  })
  return { house, app, lines }
}

test("no password, code, token or key comes back in an answer or goes into the log, however it was sent", async () => {
  const { house, app, lines } = await loggingHouse()
  const key = (
    await app.inject({
      method: "POST",
      url: "/v1/access/keys",
      headers: { authorization: `Bearer ${house.administratorToken}` },
      payload: { name: "Synthetic ledger", actions: ["event.read"], days: 1 },
    })
  ).json<{ secret: string }>().secret
  const post = (url: string, payload: object, authorization = "") =>
    app.inject({ method: "POST", url, payload, headers: { authorization } })
  const own = `Bearer ${house.administratorToken}`
  const answers = [
    await post("/v1/access/sign-in", { login: administrator.login, password: secret }),
    await post("/v1/access/sign-in", { login: administrator.login, password, code: secret.slice(0, 40) }),
    await post("/v1/access/sign-in", { login: administrator.login, password: [secret] }),
    await post("/v1/access/sign-in", { login: administrator.login, password: secret, unasked: secret }),
    await post("/v1/access/invitations/accept", { token: secret, password: secret }),
    await post("/v1/access/setup", { token: secret, password: secret }),
    await post("/v1/access/provider-sign-in", { query: `?code=${secret}&state=${secret}` }),
    await post("/v1/access/provider-proof", { query: `?code=${secret}&state=${secret}` }, own),
    await post("/v1/access/one-time-code/confirmation", { code: secret.slice(0, 40) }, own),
    await post("/v1/access/passkeys/challenge", { password: secret }, own),
    await app.inject({ url: "/v1/access/me", headers: { authorization: `Bearer ${secret}`, cookie: `shekara_session=${secret}` } }),
    await app.inject({ url: "/v1/access/me", headers: { authorization: `Bearer ${key}` } }),
  ]
  // What nobody foresaw is logged whole: the database is gone.
  await house.database.kysely.schema.dropTable("session").execute()
  answers.push(await app.inject({ url: "/v1/access/me", headers: { authorization: own } }))
  answers.push(await post("/v1/access/sign-in", { login: administrator.login, password: administrator.password }))
  expect(answers.at(-1)?.statusCode).toBe(500)

  const secrets = [secret.slice(0, 40), password, administrator.password, house.administratorToken, key, key.slice(41)]
  const told = answers.map(({ body, headers }) => body + JSON.stringify(headers))
  for (const text of [...told, ...lines]) for (const one of secrets) expect(text).not.toContain(one)
  expect(lines.length).toBeGreaterThan(0)
  await app.close()
})

test("the log leaves out what carries a secret, should somebody ever hand it a whole request", () => {
  const written: string[] = []
  const kept = openLog("info")
  const [stream] = Object.getOwnPropertySymbols(kept).filter((symbol) => String(symbol) === "Symbol(pino.stream)")
  expect(stream).toBeDefined()
  Reflect.set(kept, stream as symbol, { write: (line: string) => written.push(line) })
  kept.info({ req: { headers: { authorization: secret, cookie: secret } }, password: secret, token: secret }, "A request")
  expect(written).toHaveLength(1)
  expect(written.join()).not.toContain(secret)
})

test("no address has a place for a secret: neither a part of a path nor a query is named like one", () => {
  const { paths } = JSON.parse(readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8")) as {
    paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>
  }
  const places = Object.values(paths)
    .flatMap((methods) => Object.values(methods).flatMap(({ parameters = [] }) => parameters))
    .filter((parameter) => parameter.in !== "header")
  expect(places.length).toBeGreaterThan(0)
  expect(places.filter(({ name }) => /token|secret|password|code$|assertion/i.test(name))).toEqual([])
})
