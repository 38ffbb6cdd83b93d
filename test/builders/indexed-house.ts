import { expect, onTestFinished } from "vitest"
import { permit } from "../../src/access/access.ts"
import { inviteUser } from "../../src/access/invite-user.flow.ts"
import { listCustomers } from "../../src/customers/customers.store.ts"
import type { CustomerRecord } from "../../src/customers/customers.ts"
import { amendCustomer, registerCustomer } from "../../src/customers/keep-customer.flow.ts"
import { readIndexRotation, reindexOnward } from "../../src/personal-data/rotate-index.flow.ts"
import { closeDatabase, type Database, openDatabase } from "../../src/runtime/database.ts"
import { openLog } from "../../src/runtime/log.ts"
import { openScreeningLists } from "../../src/screening/screening-lists.flow.ts"
import { amendTransfer } from "../../src/transfers/amend-transfer.flow.ts"
import { assessTransfer, type TransferRequest } from "../../src/transfers/assess-transfer.flow.ts"
import { unlockForTest } from "../test-keys.ts"
import { administrator, houseWithPeople, password, signIn } from "./access-house.ts"

/** More than one batch of them. */
export const customers = 230
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
    /** Gives a customer another name. */
    rename: async (reference: string, name: string) => {
      const [found] = await listCustomers(database.kysely, entityId, { search: reference, limit: 1 })
      if (found === undefined) throw new Error(`${reference} is gone`)
      const { customerId, version } = found
      return amendCustomer(parts, permit(principal, "customer.write", roles), { customerId, version, changes: { name } })
    },
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

/** A firm with customers, people and transfers, and two servers on its database. */
export async function indexedHouse() {
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
