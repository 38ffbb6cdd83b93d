import { expect, test } from "vitest"
import { openTestHouse } from "../../test/builders/open-house.ts"
import { leafHashOf } from "../audit/audit.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { TransferDetail } from "../transfers/transfer-view.ts"
import type { Customer } from "./customers.ts"

type House = Awaited<ReturnType<typeof openTestHouse<"analyst" | "examiner">>>

const years = (count: number) => count * 366 * 24 * 60

function pass({ parts }: House, minutes: number): void {
  ;(parts.clock as Runtime["clock"] & { pass(minutes: number): void }).pass(minutes)
}

async function customerWithTransfer(house: House, reference: string) {
  const { analyst } = house.people
  const record = { reference, kind: "natural", name: `Erasable ${reference}`, country: "KZ", status: "active", services: ["withdrawal"] }
  const { body } = await analyst.send<Customer>("/v1/customers", { ...record, walletAddress: "TErasable" })
  const request = { customerId: body.customerId, direction: "withdrawal", asset: "USDT", amount: "10", otherWalletHosting: "vasp" }
  const otherParty = { kind: "natural", name: "Aigerim Erasable", walletAddress: "TErasableToo" }
  const submitted = await analyst.send<TransferDetail>("/v1/transfers", { ...request, otherParty }, { "idempotency-key": reference })
  return { customerId: body.customerId, detail: submitted.body }
}

async function close({ parts }: House, customerId: string): Promise<string> {
  const { rows } = await parts.database.pool.query("update customer set status = 'closed' where customer_id = $1 returning version", [
    customerId,
  ])
  return `"${rows[0].version}"`
}

test("a customer is erased after the retention and not before, and what need not be forgotten stays", async () => {
  const house = await openTestHouse(["analyst", "examiner"])
  const { administrator, parts, people } = house
  const { pool } = parts.database
  await administrator.send("/v1/transfers/rates", { asset: "USDT", rate: "1", source: "synthetic", quotedAt: "2026-11-22T07:59:00.000Z" })
  const { customerId, detail } = await customerWithTransfer(house, "SYN-1")
  const other = await customerWithTransfer(house, "SYN-2")
  await pool.query("update transfer set state = 'released', settled_at = requested_at where state = 'held'")
  const erase = (version: string) => administrator.send<Customer>(`/v1/customers/${customerId}/erasure`, {}, { "if-match": version })

  expect(await erase('"1"')).toMatchObject({ status: 409, body: { code: "customer.not_closed" } })
  const version = await close(house, customerId)
  expect(await erase(version)).toMatchObject({
    status: 409,
    body: { code: "customer.still_retained", details: { until: expect.stringMatching(/^2032-11-22T08:/) } },
  })
  expect(await people.analyst.send(`/v1/customers/${customerId}/erasure`, {}, { "if-match": version })).toMatchObject({ status: 403 })
  const [admin] = (await pool.query("select entity_id, user_id from user_account where 'administrator' = any(roles)")).rows
  pass(house, years(6))
  await pool.query("update session set expires_at = expires_at + interval '20 years', last_seen_at = $1", [parts.clock.now()])
  expect(admin).toBeDefined()
  const erased = await erase(version)
  expect(erased).toMatchObject({ status: 200, body: { name: null, nationalId: null, walletAddress: null, reference: "SYN-1" } })
  expect(erased.body.erasedAt).not.toBeNull()

  const { transferId } = detail.transfer
  const seen = await people.examiner.get<TransferDetail>(`/v1/transfers/${transferId}`)
  expect(seen.body.transfer).toMatchObject({ otherParty: null, customerName: null, amount: detail.transfer.amount, state: "released" })
  expect(seen.body.decisions).toMatchObject([{ isErased: true, findings: [], outcome: detail.decisions[0]?.outcome }])
  const replay = `/v1/transfers/${transferId}/decisions/${detail.decisions[0]?.decisionId}/replay`
  expect((await people.examiner.get(replay)).body).toMatchObject({ agrees: false, differences: ["facts_erased"] })
  expect(await erase(erased.etag)).toMatchObject({ status: 409, body: { code: "customer.erased" } })
  expect(
    (await people.examiner.get<TransferDetail>(`/v1/transfers/${other.detail.transfer.transferId}`)).body.transfer.otherParty,
  ).toMatchObject({
    name: "Aigerim Erasable",
  })

  const openings = await pool.query(
    "select from audit_opening o join audit_entry e using (entity_id, entry_id) where e.subject_id in ($1, $2)",
    [customerId, transferId],
  )
  expect(openings.rowCount).toBe(0)
  for (const row of (await pool.query<{ canonical: Buffer; leaf_hash: Buffer }>("select canonical, leaf_hash from audit_entry")).rows)
    expect(Buffer.from(leafHashOf(row.canonical)).equals(row.leaf_hash)).toBe(true)
  const again = await people.analyst.send<TransferDetail>(
    "/v1/transfers",
    {
      customerId,
      direction: "withdrawal",
      asset: "USDT",
      amount: "10",
      otherParty: { kind: "natural", name: "X" },
      otherWalletHosting: "vasp",
    },
    { "idempotency-key": "after" },
  )
  expect(again.body.transfer.state).not.toBe("released")
  await house.close()
})
