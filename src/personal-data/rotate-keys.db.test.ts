import { Secret } from "otpauth"
import { expect, test } from "vitest"
import { callerOf, houseWithPeople, password } from "../../test/builders/access-house.ts"
import { findUser } from "../access/access.store.ts"
import { permit } from "../access/access.ts"
import { listApiKeys } from "../access/api-key.store.ts"
import { beginOneTimeCode } from "../access/enrol-one-time-code.flow.ts"
import { issueApiKey } from "../access/keep-api-key.flow.ts"
import { findOneTimeCode } from "../access/one-time-code.store.ts"
import { listCustomers } from "../customers/customers.store.ts"
import type { CustomerRecord } from "../customers/customers.ts"
import { amendCustomer, registerCustomer } from "../customers/keep-customer.flow.ts"
import { openLog } from "../runtime/log.ts"
import { sealedUnder } from "../runtime/sealing/seal.ts"
import { loadRotation } from "./key-rotation.store.ts"
import { rotateOnward, startRotation } from "./rotate-keys.flow.ts"

const customers = 230
const record = (number: number): CustomerRecord => ({
  reference: `SYN-${number}`,
  kind: "natural",
  name: `Synthetic Number${number}`,
  country: "KZ",
  status: "active",
  services: [],
  walletAddress: null,
  physicalAddress: null,
  nationalId: `SYN-ID-${number}`,
  birthDate: null,
  birthPlace: null,
})

async function filledHouse() {
  const house = await houseWithPeople()
  const parts = { ...house, log: openLog("silent") }
  const { entityId } = house.may
  const principal = { ...house.may, login: "x", displayName: "X", language: "en", roles: ["analyst"] } as const
  const mayWrite = permit(principal, "customer.write", house.rulebook.roles)
  for (let number = 1; number <= customers; number++) await registerCustomer(parts, mayWrite, record(number))
  const person = await callerOf(house, (await house.add("officer", ["officer"])).token)
  if (person === undefined) throw new Error("Nobody is signed in")
  const app = await beginOneTimeCode(house, person, { password })
  await issueApiKey(house, house.may, { name: "Synthetic ledger", actions: ["event.read"], days: 1 })
  house.clock.pass(1)
  const { pool, kysely } = house.database
  /** Whether the authenticator app and the key of a system are what they were. */
  const expectFactors = async () => {
    const kept = await findOneTimeCode(kysely, person)
    expect(new Uint8Array(kept?.secret ?? [])).toEqual(new Uint8Array(Secret.fromBase32(app.secret).buffer))
    expect(await listApiKeys(kysely, entityId, { limit: 5 })).toMatchObject([{ name: "Synthetic ledger" }])
  }
  const keysInUse = async () => {
    const { rows } = await pool.query<{ bytes: Buffer }>(
      `select personal as bytes from customer union all select personal from user_account
        union all select secret from one_time_code union all select name from api_key`,
    )
    return new Set(rows.map(({ bytes }) => sealedUnder(bytes)))
  }
  const names = async () => (await listCustomers(kysely, entityId, { limit: 1000 })).map(({ name }) => name)
  const onwardToEnd = async () => {
    while ((await rotateOnward(parts, entityId)) === "more");
  }
  return { ...house, parts, entityId, mayWrite, keysInUse, names, expectFactors, onwardToEnd }
}

test("a rotation gives every row a new key, destroys the old ones once nobody can use them, and everything reads as before", async () => {
  const house = await filledHouse()
  const { parts, entityId, clock } = house
  const [before, names] = [await house.keysInUse(), await house.names()]
  await startRotation(parts, house.may)
  await expect(startRotation(parts, house.may)).rejects.toMatchObject({ code: "personal_data.rotation_under_way" })
  await house.onwardToEnd()
  const after = await house.keysInUse()
  expect([...before].filter((keyId) => after.has(keyId))).toEqual([])
  expect(after.size).toBe(customers + 1)
  expect(await loadRotation(house.database.kysely, entityId)).toMatchObject({ round: 2, finishedAt: null })
  expect((await house.database.pool.query("select from data_key where destroyed_at is not null")).rowCount).toBe(0)

  clock.pass(6)
  await house.onwardToEnd()
  expect((await loadRotation(house.database.kysely, entityId))?.finishedAt).not.toBeNull()
  const old = await house.database.pool.query("select wrapped from data_key where key_id = any($1)", [[...before]])
  expect(old.rows).toEqual(Array.from({ length: customers + 1 }, () => ({ wrapped: null })))
  house.database.vault.forget()
  expect(await house.names()).toEqual(names)
  await house.expectFactors()
  expect(await findUser(house.database.kysely, entityId, house.may.userId)).toMatchObject({ login: "aigerim" })
  expect(await listCustomers(house.database.kysely, entityId, { search: "number7", limit: 2 })).toMatchObject([{ reference: "SYN-7" }])
})

test("a rotation that is killed between any two batches goes on where it was, also on another server", async () => {
  const house = await filledHouse()
  const { parts, entityId } = house
  const names = await house.names()
  await startRotation(parts, house.may)
  let writes = 0
  const dying = {
    ...parts,
    newId: () => {
      writes++
      throw new Error("The machine stops here")
    },
  }
  for (let step = 0; step < 4; step++) {
    await expect(rotateOnward(dying, entityId)).rejects.toThrow("stops here")
    await Promise.all([rotateOnward(parts, entityId), rotateOnward(parts, entityId)])
  }
  expect(writes).toBe(4)
  await house.onwardToEnd()
  house.clock.pass(6)
  await house.onwardToEnd()
  expect((await loadRotation(house.database.kysely, entityId))?.finishedAt).not.toBeNull()
  house.database.vault.forget()
  expect(await house.names()).toEqual(names)
})

test("what is written under an old key by a server that was late is found in the second round", async () => {
  const house = await filledHouse()
  const { parts, entityId, database } = house
  const [customer] = await listCustomers(database.kysely, entityId, { limit: 1 })
  if (customer === undefined) throw new Error("There is no customer")
  const { customerId, version } = customer
  const read = async () =>
    (await database.pool.query<{ personal: Buffer }>("select personal from customer where customer_id = $1", [customerId])).rows[0]
      ?.personal
  const late = await read()
  await startRotation(parts, house.may)
  await house.onwardToEnd()
  await database.pool.query("update customer set personal = $2 where customer_id = $1", [customerId, late])
  house.clock.pass(6)
  await house.onwardToEnd()
  database.vault.forget()
  expect((await house.names()).length).toBe(customers)
  const changed = await amendCustomer(parts, house.mayWrite, { customerId, version, changes: { birthPlace: "Inventedville" } })
  expect(changed).toMatchObject({ name: customer.name, birthPlace: "Inventedville" })
})
