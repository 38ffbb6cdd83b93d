import { expect, test } from "vitest"
import { openTestHouse } from "../../test/builders/open-house.ts"
import type { Customer } from "../customers/customers.ts"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import type { Database } from "../runtime/database.ts"
import { newId } from "../runtime/new-id.ts"
import { recordView } from "./record-view.flow.ts"

async function viewsIn({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ actor: string; subject_kind: string; subject_id: string; canonical: Buffer }>(
    "select actor, subject_kind, subject_id, canonical from audit_entry where action = 'personal_data.viewed' order by entry_id",
  )
  return rows.map(({ actor, subject_kind: kind, subject_id: id, canonical }) => {
    const { details } = JSON.parse(canonical.toString("utf8")) as { details: { as: string; count?: number } }
    return [actor, kind, id, details.as, details.count ?? ""].join(" ").trim()
  })
}

test("who is shown a customer, a list or an export stands in the log, once for each stretch of work", async () => {
  const house = await openTestHouse(["analyst", "officer"])
  const { database } = house.parts
  const { analyst, officer } = house.people
  const entityId = (await database.kysely.selectFrom("entity").select("entity_id").executeTakeFirstOrThrow()).entity_id
  const { body } = await analyst.send<Customer>("/v1/customers", { reference: "SYN-1", kind: "natural", name: "Daniyar Synthetic" })
  const record = `/v1/customers/${body.customerId}`
  for (const person of [analyst, analyst, officer]) await person.get(record)
  for (const path of ["/v1/customers", "/v1/transfers", "/v1/cases", "/v1/customers"]) await analyst.get(path)
  expect(await viewsIn(database)).toEqual([
    `${analyst.userId} customer ${body.customerId} record`,
    `${officer.userId} customer ${body.customerId} record`,
    `${analyst.userId} customer ${entityId} list 1`,
    `${analyst.userId} transfer ${entityId} list 0`,
    `${analyst.userId} case ${entityId} list 0`,
  ])
  expect((await database.pool.query("select canonical from audit_entry")).rows.map((row) => String(row.canonical)).join()).not.toContain(
    "Daniyar",
  )
  await house.close()
})

test("a look after the window is another view, and without a policy each look is one", async () => {
  const house = await openTestHouse(["analyst"])
  const { database } = house.parts
  const rulebook = loadRulebook()
  const { entity_id: entityId } = await database.kysely.selectFrom("entity").select("entity_id").executeTakeFirstOrThrow()
  const view = { entityId, userId: newId(), subject: { kind: "customer", id: newId() }, as: "record" } as const
  const lookAt = (time: string, parameters = rulebook.parameters) =>
    recordView({ database, newId, clock: { now: () => `2026-11-22T${time}:00.000Z` }, rulebook: { ...rulebook, parameters } }, view)
  for (const time of ["10:00", "10:14", "10:15", "10:29"]) await lookAt(time)
  expect(await viewsIn(database)).toHaveLength(2)
  for (const time of ["10:30", "10:30"]) await lookAt(time, new Map())
  expect(await viewsIn(database)).toHaveLength(4)
  await house.close()
})

test("a view that cannot be noted is not given", async () => {
  const house = await openTestHouse(["analyst"])
  const { body } = await house.people.analyst.send<Customer>("/v1/customers", {
    reference: "SYN-1",
    kind: "natural",
    name: "Daniyar Synthetic",
  })
  await house.parts.database.pool.query("alter table audit_pending rename to elsewhere")
  const refused = await house.people.analyst.get(`/v1/customers/${body.customerId}`)
  expect(refused.status).toBe(500)
  expect(JSON.stringify(refused.body)).not.toContain("Daniyar")
  await house.close()
})
