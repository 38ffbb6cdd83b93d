import { expect, onTestFinished, test } from "vitest"
import { administrator, auditLog, houseWithPeople, password, signIn } from "../../test/builders/access-house.ts"
import { unlockForTest } from "../../test/test-keys.ts"
import { permit } from "../access/access.ts"
import { inviteUser } from "../access/invite-user.flow.ts"
import { findProviderPerson, tieAccount } from "../access/provider-person.store.ts"
import { writeAudited } from "../audit/audit.store.ts"
import { listCustomers } from "../customers/customers.store.ts"
import type { CustomerRecord } from "../customers/customers.ts"
import { registerCustomer } from "../customers/keep-customer.flow.ts"
import { closeDatabase, type Database, openDatabase, type Writing } from "../runtime/database.ts"
import { openLog } from "../runtime/log.ts"
import { openScreeningLists } from "../screening/screening-lists.flow.ts"
import { amendTransfer } from "../transfers/amend-transfer.flow.ts"
import { assessTransfer, type TransferRequest } from "../transfers/assess-transfer.flow.ts"
import { readIndexRotation, reindexOnward, startIndexRotation } from "./rotate-index.flow.ts"
import { rotateOnward, startRotation } from "./rotate-keys.flow.ts"

const customers = 230
const record = (number: number): CustomerRecord => ({
  reference: `SYN-${number}`,
  kind: "natural",
  name: `Synthetic Number${number}`,
  country: "KZ",
  status: "active",
  services: ["withdrawal"],
  walletAddress: null,
  physicalAddress: null,
  nationalId: null,
  birthDate: null,
  birthPlace: null,
})

type Opened = Awaited<ReturnType<typeof houseWithPeople>>

/** One server of the house: what it finds, and what it lets somebody write. */
function serverOn(house: Opened, database: Database) {
  const parts = { ...house, database, log: openLog("silent"), lists: openScreeningLists(database), codeVersion: "test" }
  const { entityId } = house.may
  const principal = { ...house.may, login: "x", displayName: "X", language: "en", roles: ["analyst"] } as const
  const roles = house.rulebook.roles
  return {
    parts,
    onward: () => reindexOnward(parts, entityId),
    onwardToEnd: async () => {
      while ((await reindexOnward(parts, entityId)) === "more");
    },
    standing: () => readIndexRotation(parts, entityId),
    register: (number: number) => registerCustomer(parts, permit(principal, "customer.write", roles), record(number)),
    referencesOf: async (search: string) =>
      (await listCustomers(database.kysely, entityId, { search, limit: 300 })).map(({ reference }) => reference),
    invite: (login: string) => inviteUser(parts, house.may, { login, displayName: `Person ${login}`, language: "kk", roles: ["officer"] }),
    submit: (request: TransferRequest) => assessTransfer(parts, permit(principal, "transfer.submit", roles), request),
    amend: (transferId: string) =>
      amendTransfer(parts, permit(principal, "transfer.amend", roles), {
        transferId,
        version: 1,
        otherParty: { name: "Amended Synthetic" },
      }),
  }
}

async function filledHouse() {
  const house = await houseWithPeople()
  const { database } = house
  const one = serverOn(house, database)
  const second = unlockForTest(openDatabase(database.url))
  onTestFinished(() => closeDatabase(second))
  const two = serverOn(house, second)
  await house.add("officer", ["officer"])
  for (let number = 1; number <= customers; number++) await one.register(number)
  const [customer] = await listCustomers(database.kysely, house.may.entityId, { search: "number7", limit: 1 })
  if (customer === undefined) throw new Error("Number7 is gone")
  const request = (key: string, name = "Other Synthetic"): TransferRequest => ({
    idempotencyKey: key,
    customerId: customer.customerId,
    direction: "withdrawal",
    amount: { asset: "USDT", units: 10_000_000n },
    otherParty: { kind: "natural", name } as TransferRequest["otherParty"],
    otherWalletHosting: "vasp",
    otherVaspName: null,
  })
  const asSubmitted = await one.submit(request("plain"))
  const amended = await one.submit(request("amended"))
  await one.amend(amended.detail.transfer.transferId)
  /** Whatever an index key has made, as it stands. */
  const indexes = async () => {
    const { rows } = await database.pool.query<{ bytes: Buffer }>(`
      select unnest(name_words) as bytes from customer union all select login_index from user_account
      union all select provider_index from user_account where provider_index is not null
      union all select request_digest from transfer where length(request_digest) > 0`)
    return new Set(rows.map(({ bytes }) => bytes.toString("hex")))
  }
  const keys = async () =>
    (await database.pool.query("select purpose, wrapped is null as gone from data_key where purpose <> 'seal' order by made_at, key_id"))
      .rows
  /** Everything an index is for, on both servers. */
  const expectEverythingFound = async () => {
    for (const server of [one, two]) {
      expect(await server.referencesOf("NUMBER7 synthetic")).toEqual(["SYN-7"])
      expect(await server.referencesOf("synthetic")).toHaveLength(customers)
      const atServer = { ...house, database: server.parts.database }
      expect(await signIn(atServer, administrator)).toMatchObject({ token: expect.any(String) })
      expect(await signIn(atServer, { login: "officer", password })).toMatchObject({ token: expect.any(String) })
      await expect(server.invite("officer")).rejects.toMatchObject({ code: "access.login_taken" })
      for (const [key, { transferId }] of [
        ["plain", asSubmitted.detail.transfer],
        ["amended", amended.detail.transfer],
      ] as const) {
        expect(await server.submit(request(key))).toMatchObject({ isNew: false, detail: { transfer: { transferId } } })
        await expect(server.submit(request(key, "Another Synthetic"))).rejects.toMatchObject({ code: "request.idempotency_key_reused" })
      }
    }
  }
  const forget = () => [database, second].map(({ vault }) => vault.forget())
  return { ...house, one, two, request, indexes, keys, expectEverythingFound, forget, entityId: house.may.entityId }
}

test("the key of blind indexes changes behind open doors: whatever is found by it is found at every step, on every server", async () => {
  const house = await filledHouse()
  const { one, two, clock } = house
  const before = await house.indexes()
  expect(await one.standing()).toMatchObject({ state: "never" })
  expect(await startIndexRotation(one.parts, house.may)).toMatchObject({ state: "under_way", done: 0, total: customers + 4, toSignIn: 0 })
  await expect(startIndexRotation(two.parts, house.may)).rejects.toMatchObject({ code: "personal_data.rotation_under_way" })
  house.forget()
  expect(await one.onward()).toBe("idle")
  await house.expectEverythingFound()

  clock.pass(6)
  expect([await one.onward(), await one.onward()]).toEqual(["more", "idle"])
  await house.expectEverythingFound()

  clock.pass(6)
  house.forget()
  for (let step = 0; step < 4; step++) {
    expect(await (step % 2 === 0 ? two : one).onward()).toBe("more")
    await house.expectEverythingFound()
  }
  expect(await house.keys()).toMatchObject([{ gone: false }, { gone: false }])
  expect([await two.onward(), await two.onward()]).toEqual(["more", "idle"])
  expect(await house.keys()).toEqual([
    { purpose: "index", gone: true },
    { purpose: "index", gone: false },
  ])
  expect(await one.standing()).toMatchObject({ state: "finished", done: customers + 4, total: customers + 4 })
  house.forget()
  await house.expectEverythingFound()
  expect([...(await house.indexes())].filter((bytes) => before.has(bytes))).toEqual([])
  const told = (await auditLog(house.database)).map(({ action }) => action).filter((action) => action.startsWith("index_key."))
  expect(told).toEqual([
    "index_key.rotation_started",
    "index_key.changed",
    ...Array.from({ length: 4 }, () => "index_key.rows_indexed"),
    "index_key.rotation_finished",
  ])
})

test("a change that is killed between or within any two steps goes on where it was, also on another server", async () => {
  const house = await filledHouse()
  const { one, two, clock } = house
  const before = await house.indexes()
  await startIndexRotation(one.parts, house.may)
  let kills = 0
  const dying = {
    ...one.parts,
    newId: () => {
      kills++
      throw new Error("The machine stops here")
    },
  }
  /** The power goes when everything of a step but the end of it is written: the rows, and how far they have come. */
  const breaking = async () => {
    const { pool } = house.database
    await pool.query(`create function stop_here() returns trigger language plpgsql as $$ begin raise exception 'The power went'; end $$;
      create constraint trigger stop_here after update on index_rotation deferrable initially deferred for each row execute function stop_here()`)
    await expect(one.onward()).rejects.toThrow("The power went")
    await pool.query("drop trigger stop_here on index_rotation; drop function stop_here")
  }
  while ((await two.standing()).state === "under_way") {
    clock.pass(6)
    await expect(reindexOnward(dying, house.entityId)).rejects.toThrow("stops here")
    await breaking()
    const outcomes = await Promise.all([one.onward(), two.onward()])
    expect(outcomes).toContain("more")
  }
  // There are six steps, and two servers side by side take one or two of them.
  expect(kills).toBeGreaterThanOrEqual(3)
  expect(await two.standing()).toMatchObject({ state: "finished", done: customers + 4 })
  house.forget()
  await house.expectEverythingFound()
  expect([...(await house.indexes())].filter((bytes) => before.has(bytes))).toEqual([])
})

test("a server that still writes under the old key is found by the others, and nobody gets a login twice", async () => {
  const house = await filledHouse()
  const { one, two, clock } = house
  await startIndexRotation(one.parts, house.may)
  house.forget()
  clock.pass(6)
  // The second server remembers which key is current from before the new one takes over.
  expect(await two.referencesOf("number7")).toEqual(["SYN-7"])
  await one.onward()
  await two.register(901)
  await one.register(902)
  for (const server of [one, two]) {
    expect(await server.referencesOf("number901")).toEqual(["SYN-901"])
    expect(await server.referencesOf("number902")).toEqual(["SYN-902"])
  }
  for (const login of ["late-1", "late-2", "late-3"]) {
    const outcomes = await Promise.allSettled([two.invite(login), one.invite(login), two.invite(login)])
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  }
  await two.submit(house.request("late"))
  expect(await one.submit(house.request("late"))).toMatchObject({ isNew: false })
  clock.pass(6)
  await one.onwardToEnd()
  house.forget()
  expect(await one.standing()).toMatchObject({ state: "finished" })
  expect(await two.referencesOf("number901")).toEqual(["SYN-901"])
  expect(await two.submit(house.request("late"))).toMatchObject({ isNew: false })
  await expect(one.invite("late-1")).rejects.toMatchObject({ code: "access.login_taken" })
})

test("people come in through the identity provider all along; whom an older version tied is waited for, and whoever is disabled is not", async () => {
  const house = await filledHouse()
  const { one, clock, entityId, database } = house
  const vouchedOf = (subject: string) => ({ issuer: "https://provider.example", subject })
  const found = async (subject: string) => (await findProviderPerson(database.kysely, entityId, vouchedOf(subject)))?.userId
  const tie = (userId: string, subject: string) => {
    const entry = {
      entityId,
      entryId: house.newId(),
      recordedAt: clock.now(),
      actor: userId,
      subject: { kind: "user", id: userId },
      details: {},
    }
    const identity = `https://provider.example\n${subject}`
    const work = (writing: Writing) => tieAccount(writing, { entityId, userId, identity })
    return writeAudited(database, [{ ...entry, action: "user.provider_tied" }], work)
  }
  const [now, older, gone] = await Promise.all(["now", "older", "gone"].map((login) => house.add(login, ["officer"])))
  if (now === undefined || older === undefined || gone === undefined) throw new Error("Somebody is missing")
  expect(await tie(now.userId, "now")).toBe(true)
  expect(await tie(older.userId, "now")).toBe(false)
  expect([await tie(older.userId, "older"), await tie(gone.userId, "gone")]).toEqual([true, true])
  await database.pool.query("update user_account set provider_identity = null where user_id = any($1)", [[older.userId, gone.userId]])
  await database.pool.query("update user_account set disabled_at = now() where user_id = $1", [gone.userId])
  const before = await house.indexes()

  await startIndexRotation(one.parts, house.may)
  for (let step = 0; step < 3; step++) {
    clock.pass(6)
    await one.onwardToEnd()
    expect([await found("now"), await found("older"), await found("stranger")]).toEqual([now.userId, older.userId, undefined])
  }
  expect(await one.standing()).toMatchObject({ state: "under_way", toSignIn: 1 })
  expect(await tie(now.userId, "older")).toBe(false)
  expect(await tie(older.userId, "older")).toBe(true)
  await one.onwardToEnd()
  expect(await one.standing()).toMatchObject({ state: "finished", toSignIn: 0 })
  house.forget()
  expect([await found("now"), await found("older")]).toEqual([now.userId, older.userId])
  expect([...(await house.indexes())].filter((bytes) => before.has(bytes))).toEqual([])
})

test("data keys and the index key change at the same time, and neither destroys what the other still needs", async () => {
  const house = await filledHouse()
  const { one, two, clock, entityId } = house
  await startIndexRotation(one.parts, house.may)
  clock.pass(6)
  await one.onward()
  await startRotation(two.parts, house.may)
  const rotateToEnd = async () => {
    while ((await rotateOnward(two.parts, entityId)) === "more");
  }
  await rotateToEnd()
  clock.pass(6)
  await rotateToEnd()
  house.forget()
  await house.expectEverythingFound()
  expect(await house.keys()).toMatchObject([{ gone: false }, { gone: false }])
  await one.onwardToEnd()
  house.forget()
  await house.expectEverythingFound()
  expect(await one.standing()).toMatchObject({ state: "finished" })
})
