import { randomBytes } from "node:crypto"
import { Secret } from "otpauth"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { password } from "../../test/builders/access-house.ts"
import { openTestHouse, type Person } from "../../test/builders/open-house.ts"
import { addPasskey } from "../access/passkey.store.ts"
import { tieAccount } from "../access/provider-person.store.ts"
import { writeAudited } from "../audit/audit.store.ts"
import type { Customer } from "../customers/customers.ts"
import type { Database } from "../runtime/database.ts"
import { openLocalCustody } from "../runtime/sealing/key-custody.ts"
import type { TransferDetail } from "../transfers/transfer-view.ts"
import { findingKey } from "../vocabulary/finding.ts"
import { sealedTables } from "./personal-data.ts"

type House = Awaited<ReturnType<typeof openTestHouse<"analyst" | "officer" | "examiner">>>

/** Everything personal that the thread below hands to the house. None of it may be found in the database. */
const personal = {
  name: "Daniyar Qupiyasyz",
  walletAddress: "TQupiyaOriginator1",
  physicalAddress: "Invented street 77, Almaty",
  nationalId: "QUPIYA-ID-1",
  birthDate: "1971-03-04",
  birthPlace: "Inventedville",
  otherName: "Demoniyar Zhalgan Synthetic",
  otherWallet: "TQupiyaBeneficiary1",
  vasp: "Qupiya Exchange",
  why: "Spoke with Qupiyasyz on the telephone",
  note: "The customer showed a Qupiya passport",
  file: "qupiya-passport.txt",
  content: "Passport of Qupiyasyz",
  secondName: "Aliya Qupiyabekova",
  firm: "Qupiya Steppe Exchange",
  ledger: "Ledger of Qupiyasyz",
  passkey: "Telephone of Qupiyasyz",
  identity: "https://qupiya.example\nqupiyasyz",
} as const

const base64 = Buffer.from(personal.content).toString("base64")
const acting = ({ etag }: { etag: string }) => ({ "if-match": etag })
let keys = 0

async function furnish({ administrator, people: { analyst } }: House): Promise<string> {
  await administrator.send("/v1/transfers/rates", { asset: "USDT", rate: "1", source: "synthetic", quotedAt: "2026-11-22T07:59:00.000Z" })
  const { name, walletAddress, physicalAddress, nationalId, birthDate, birthPlace } = personal
  const record = { name, walletAddress, physicalAddress, nationalId, birthDate, birthPlace }
  const { body } = await analyst.send<Customer>("/v1/customers", {
    ...record,
    reference: "SYN-1",
    kind: "natural",
    country: "KZ",
    status: "active",
    services: ["withdrawal"],
  })
  return body.customerId
}

/** A withdrawal that is held, amended, prepared and released, with a note and evidence on its case. */
async function walkThread(analyst: Person, officer: Person, customerId: string): Promise<TransferDetail> {
  const submitted = await analyst.send<TransferDetail>(
    "/v1/transfers",
    {
      customerId,
      direction: "withdrawal",
      asset: "USDT",
      amount: "2500",
      otherParty: { kind: "natural", name: personal.otherName },
      otherWalletHosting: "vasp",
      otherVaspName: personal.vasp,
    },
    { "idempotency-key": `sealed-${++keys}` },
  )
  const on = `/v1/transfers/${submitted.body.transfer.transferId}`
  const about = `/v1/cases/${submitted.body.case?.caseId}`
  await analyst.send(`${about}/notes`, { text: personal.note })
  await analyst.send(`${about}/evidence`, { name: personal.file, mediaType: "text/plain", contentBase64: base64 })
  const amended = await analyst.send<TransferDetail>(
    `${on}/amendment`,
    { otherParty: { walletAddress: personal.otherWallet } },
    acting(submitted),
  )
  const standing =
    amended.body.decisions.at(-1)?.findings.filter(({ severity, reason }) => severity === "hold" && reason !== "case.open") ?? []
  const clearances = standing.map((finding) => ({ findingKey: findingKey(finding as never), why: personal.why }))
  const prepared = await analyst.send(`${on}/preparation`, { recommendation: "release", why: personal.why, clearances }, acting(amended))
  const released = await officer.send<TransferDetail>(`${on}/release`, { why: personal.why }, acting(prepared))
  expect(released.body.transfer?.state, JSON.stringify([amended.body, prepared.body, released.body])).toBe("released")
  return released.body
}

/** Every row of every table as it reads, save the public sanctions lists, on which the listed person stands. */
async function dumpOf({ pool }: Database): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') and tablename not like 'sanctions_%'",
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool.query<Record<string, unknown>>(`select * from ${name}`)
    const asRead = (value: unknown): unknown =>
      Buffer.isBuffer(value)
        ? `${value.toString("latin1")} ${value.toString("utf8")}`
        : value instanceof Object
          ? JSON.stringify(value)
          : value
    texts.push(...rows.map((row) => Object.values(row).map(asRead).join(" ")))
  }
  return texts.join("\n")
}

/** A key of a system, an authenticator app, a passkey and an identity at a provider. Answers the secret of the app. */
async function addFactors({ administrator, people: { officer }, parts }: House): Promise<Buffer> {
  await administrator.send("/v1/access/keys", { name: personal.ledger, actions: ["event.read"], days: 1 })
  const begun = await officer.send<{ secret: string }>("/v1/access/one-time-code", { password })
  const { entity_id: entityId } = await parts.database.kysely.selectFrom("entity").select("entity_id").executeTakeFirstOrThrow()
  const [entryId, passkeyId, createdAt] = [parts.newId(), parts.newId(), parts.clock.now()]
  const { userId } = officer
  const subject = { kind: "user", id: userId }
  const entry = { entityId, entryId, recordedAt: createdAt, action: "passkey.added", actor: userId, subject, details: {} }
  const passkey = { entityId, userId, passkeyId, credentialId: "synthetic", publicKey: Buffer.from([1]), counter: 0, createdAt }
  await writeAudited(parts.database, [entry], async (writing) => {
    await addPasskey(writing, { ...passkey, name: personal.passkey })
    expect(await tieAccount(writing, { entityId, userId, identity: personal.identity })).toBe(true)
  })
  return Buffer.from(Secret.fromBase32(begun.body.secret).buffer)
}

describe("a house that has been worked in", () => {
  let house: House
  let customerId: string
  let thread: TransferDetail
  let appSecret: Buffer
  beforeAll(async () => {
    const opened = await openTestHouse(["analyst", "officer", "examiner", "founder"])
    house = opened
    const sheet = { format: "shekara/facts@1", firm: { name: personal.firm }, facts: { "activity.matches_orders": true } }
    await opened.people.founder.send("/v1/perimeter/positions", { title: personal.firm, sheet })
    customerId = await furnish(house)
    const { analyst, officer } = house.people
    await analyst.send("/v1/customers", { reference: "SYN-2", kind: "natural", name: personal.secondName })
    thread = await walkThread(analyst, officer, customerId)
    appSecret = await addFactors(house)
  })
  afterAll(() => house.close())

  test("holds nothing personal in clear, in any table", async () => {
    const dump = (await dumpOf(house.parts.database)).toLowerCase()
    expect(dump).toContain("syn-1")
    const words = Object.entries(personal).flatMap(([, text]) => [
      text,
      Buffer.from(text).toString("base64"),
      Buffer.from(text).toString("hex"),
    ])
    for (const form of ["hex", "base64", "latin1"] as const) expect(dump).not.toContain(appSecret.toString(form).toLowerCase())
    const people = ["synthetic-analyst", "person synthetic-analyst", "aigerim administrator"]
    expect([...words, ...people].filter((text) => dump.includes(text.toLowerCase()))).toEqual([])
  })

  test("keeps sealed data in the columns that are known for it, and in no others", async () => {
    const { rows } = await house.parts.database.pool.query<{ place: string; form: Buffer }>(`
      select c.table_name || '.' || c.column_name as place from information_schema.columns c
      where c.table_schema = 'public' and c.data_type = 'bytea' and c.table_name <> 'data_key'`)
    const sealed: string[] = []
    for (const { place } of rows) {
      const [table, column] = place.split(".")
      const { rows: found } = await house.parts.database.pool.query(
        `select 1 from ${table} where octet_length(${column}) > 45 and get_byte(${column}, 0) = 1
          and encode(substr(${column}, 2, 16), 'hex')::uuid in (select key_id from data_key) limit 1`,
      )
      if (found.length > 0) sealed.push(place)
    }
    expect(sealed.sort()).toEqual(sealedTables.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)).sort())
  })

  test("shows everything to those who may see it", async () => {
    const { analyst, examiner } = house.people
    expect((await analyst.get<Customer>(`/v1/customers/${customerId}`)).body).toMatchObject({
      name: personal.name,
      birthDate: personal.birthDate,
    })
    const detail = await analyst.get(`/v1/cases/${thread.case?.caseId}`)
    expect(JSON.stringify(detail.body)).toContain(personal.note)
    expect(detail.body).toMatchObject({ evidence: [{ name: personal.file, size: personal.content.length }] })
    for (const { decisionId } of thread.decisions)
      expect((await examiner.get(`/v1/transfers/${thread.transfer.transferId}/decisions/${decisionId}/replay`)).body).toMatchObject({
        agrees: true,
      })
  })

  test.each([
    ["a whole word of the name", "qupiyasyz", ["SYN-1"]],
    ["words in any order", "QUPIYASYZ daniyar", ["SYN-1"]],
    ["part of a word, which nobody can look for in sealed data", "qupiya", []],
    ["part of the reference", "yn-", ["SYN-2", "SYN-1"]],
    ["words of two people", "daniyar qupiyabekova", []],
  ])("finds customers by %s", async (_, search, references) => {
    const { body } = await house.people.analyst.get<{ items: Customer[] }>(`/v1/customers?search=${encodeURIComponent(search)}`)
    expect(body.items.map(({ reference }) => reference)).toEqual(references)
  })

  test("refuses one customer's sealed record in another's row", async () => {
    const { pool } = house.parts.database
    await pool.query("update customer set personal = (select personal from customer where reference = 'SYN-1') where reference = 'SYN-2'")
    const { body } = await house.people.analyst.get<{ code: string }>(`/v1/customers?search=SYN-2`)
    expect(body.code).toBe("service.failed")
  })
})

describe("a house whose key is not here", () => {
  test.each([["key_missing" as const], ["key_wrong" as const]])(
    "runs with %s, says so, and refuses whatever is personal",
    async (condition) => {
      const house = await openTestHouse(["analyst", "officer", "examiner"])
      const customerId = await furnish(house)
      const { vault, pool } = house.parts.database
      if (condition === "key_missing") vault.lock("key_missing")
      else vault.unlock(openLocalCustody(randomBytes(32)))
      const count = async () => (await pool.query("select count(*) from transfer")).rows[0].count
      const before = await count()
      const { analyst } = house.people
      for (const path of [`/v1/customers/${customerId}`, "/v1/customers", "/v1/transfers", "/v1/cases", "/v1/access/users"])
        expect(await analyst.get(path)).toMatchObject({ status: 503, body: { code: "service.sealed" } })
      const submitted = await analyst.send("/v1/transfers", {}, { "idempotency-key": "sealed" })
      expect(submitted).toMatchObject({ status: 503, body: { code: "service.sealed" } })
      expect(await count()).toBe(before)
      expect((await analyst.get("/health")).status).toBe(200)
      await house.close()
    },
  )
})
