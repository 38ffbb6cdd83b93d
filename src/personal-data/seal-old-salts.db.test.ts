import { expect, test } from "vitest"
import { houseWithPeople } from "../../test/builders/access-house.ts"
import { permit } from "../access/access.ts"
import { placeOfSalt, writeAudited } from "../audit/audit.store.ts"
import { eraseSubject } from "../customers/erasure.store.ts"
import { registerCustomer } from "../customers/keep-customer.flow.ts"
import { openLog } from "../runtime/log.ts"
import { openerOf } from "../runtime/sealing/sealing.ts"
import { sealSaltsOnward } from "./seal-old-salts.flow.ts"

const customers = 210

async function houseWithSalts() {
  const house = await houseWithPeople()
  const parts = { ...house, log: openLog("silent") }
  const { entityId } = house.may
  const principal = { ...house.may, login: "x", displayName: "X", language: "en", roles: ["analyst"] } as const
  const may = permit(principal, "customer.write", house.rulebook.roles)
  const register = (number: number) =>
    registerCustomer(parts, may, {
      reference: `SYN-${number}`,
      kind: "natural",
      name: `Synthetic Number${number}`,
      country: "KZ",
      status: "closed",
      services: [],
      walletAddress: null,
      physicalAddress: null,
      nationalId: null,
      birthDate: null,
      birthPlace: null,
    })
  const { pool, kysely, vault } = house.database
  /** Salts of the log by entry, opened; those that cannot be opened are undefined. */
  const salts = async () => {
    vault.forget()
    const { rows } = await pool.query<{ entry_id: string; sealed: Buffer }>(
      "select entry_id, sealed from audit_opening where sealed is not null",
    )
    const open = await openerOf(
      kysely,
      entityId,
      rows.map(({ sealed }) => sealed),
    )
    return new Map(rows.map(({ entry_id, sealed }) => [entry_id, open(placeOfSalt(entry_id), sealed)?.toString("hex")]))
  }
  return { ...house, parts, entityId, register, salts, pool }
}

test("salts stand sealed from the first, under the key of the customer, and go with that key", async () => {
  const { register, salts, pool, database, entityId } = await houseWithSalts()
  const { customerId } = await register(1)
  expect((await pool.query("select from audit_opening where salt is not null")).rowCount).toBe(0)
  const { rows } = await pool.query<{ entry_id: string; sealed: Buffer }>(
    "select o.entry_id, o.sealed from audit_opening o join audit_entry e using (entity_id, entry_id) where e.subject_id = $1",
    [customerId],
  )
  const [opening] = rows
  expect(opening).toBeDefined()
  expect((await salts()).get(opening?.entry_id ?? "")).toMatch(/^[0-9a-f]{64}$/)
  const entry = { entityId, entryId: customerId, recordedAt: "2026-11-22T08:00:00.000Z", action: "customer.erased", actor: "system" }
  await writeAudited(database, [{ ...entry, subject: { kind: "customer", id: customerId }, details: {} }], (writing) =>
    eraseSubject(writing, entityId, { customerId, version: 1, at: entry.recordedAt }),
  )
  expect((await salts()).has(opening?.entry_id ?? "")).toBe(false)
  // Somebody who kept the row, out of a backup for instance, cannot open it any more.
  await pool.query("insert into audit_opening (entity_id, entry_id, sealed) values ($1, $2, $3)", [
    entityId,
    opening?.entry_id,
    opening?.sealed,
  ])
  expect((await salts()).get(opening?.entry_id ?? "none")).toBeUndefined()
})

test("salts that an older version left in clear are sealed in the background, also by two servers at once and after a crash", async () => {
  const { register, salts, pool, parts, entityId } = await houseWithSalts()
  for (let number = 1; number <= customers; number++) await register(number)
  const before = await salts()
  for (const [entryId, salt] of before)
    await pool.query("update audit_opening set sealed = null, salt = decode($2, 'hex') where entry_id = $1", [entryId, salt])
  const dying = {
    ...parts,
    clock: {
      now: () => {
        throw new Error("The machine stops here")
      },
    },
  }
  await expect(sealSaltsOnward(dying, entityId)).rejects.toThrow("stops here")
  await Promise.all([sealSaltsOnward(parts, entityId), sealSaltsOnward(parts, entityId)])
  while ((await sealSaltsOnward(parts, entityId)) === "more");
  expect((await pool.query("select from audit_opening where salt is not null")).rowCount).toBe(0)
  expect(await salts()).toEqual(before)
  const { rows } = await pool.query("select distinct sealed is not null as own from audit_opening")
  expect(rows).toEqual([{ own: true }])
})
