import { expect, onTestFinished, test } from "vitest"
import { openTestHouse } from "../../test/builders/open-house.ts"
import { leafHashOf } from "../audit/audit.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { TransferDetail } from "../transfers/transfer-view.ts"
import type { Customer } from "./customers.ts"

interface Standing {
  readonly state: string
  readonly until: string | null
  readonly proposal: { readonly proposedBy: string } | null
}

type House = Awaited<ReturnType<typeof openTestHouse<"analyst" | "examiner" | "mlro" | "deputy_mlro">>>

const years = (count: number) => count * 366 * 24 * 60

function pass({ parts }: Pick<House, "parts">, minutes: number): void {
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

async function close({ parts }: Pick<House, "parts">, customerId: string): Promise<string> {
  const { rows } = await parts.database.pool.query("update customer set status = 'closed' where customer_id = $1 returning version", [
    customerId,
  ])
  return `"${rows[0].version}"`
}

/** A house with a customer whose transfer is over, and the two who may erase that customer. */
async function houseWithCustomer() {
  const house = await openTestHouse(["analyst", "examiner", "mlro", "deputy_mlro"])
  onTestFinished(house.close)
  const { administrator, parts, people } = house
  const { pool } = parts.database
  await administrator.send("/v1/transfers/rates", { asset: "USDT", rate: "1", source: "synthetic", quotedAt: "2026-11-22T07:59:00.000Z" })
  const { customerId, detail } = await customerWithTransfer(house, "SYN-1")
  const other = await customerWithTransfer(house, "SYN-2")
  await pool.query("update transfer set state = 'released', settled_at = requested_at where state = 'held'")
  const path = `/v1/customers/${customerId}/erasure`
  const propose = (version: string) => people.mlro.send<Standing>(path, {}, { "if-match": version })
  const approve = (version: string, by = people.deputy_mlro) => by.send<Customer>(`${path}/approval`, {}, { "if-match": version })
  const standing = async () => (await people.mlro.get<Standing>(path)).body
  const passAndStay = async (minutes: number) => {
    pass(house, minutes)
    await pool.query("update session set expires_at = expires_at + interval '20 years', last_seen_at = $1", [parts.clock.now()])
  }
  return {
    ...house,
    pool,
    customerId,
    detail,
    other,
    path,
    propose,
    approve,
    standing,
    passAndStay,
    closeCustomer: () => close(house, customerId),
  }
}

test("a customer is not erased before the records need not be kept, nor by one person, nor by a proposal that has expired", async () => {
  const { people, customerId, path, propose, approve, standing, passAndStay, closeCustomer } = await houseWithCustomer()
  expect(await standing()).toMatchObject({ state: "not_closed", until: null })
  expect(await propose('"1"')).toMatchObject({ status: 409, body: { code: "customer.not_closed" } })
  const version = await closeCustomer()
  const until = expect.stringMatching(/^2032-11-22T08:/)
  expect(await standing()).toMatchObject({ state: "retained", until })
  expect(await propose(version)).toMatchObject({ status: 409, body: { code: "customer.still_retained", details: { until } } })
  expect(await people.analyst.send(path, {}, { "if-match": version })).toMatchObject({ status: 403 })
  await passAndStay(years(6))
  expect(await approve(version)).toMatchObject({ status: 409, body: { code: "customer.erasure_not_proposed" } })
  expect(await propose(version)).toMatchObject({ status: 201, body: { state: "proposed", proposal: { proposedBy: people.mlro.userId } } })
  expect(await propose(version)).toMatchObject({ status: 409, body: { code: "customer.erasure_proposed" } })
  expect(await approve(version, people.mlro)).toMatchObject({ status: 409, body: { code: "customer.erasure_same_person" } })
  expect(await approve(version, people.analyst)).toMatchObject({ status: 403 })
  await passAndStay(8 * 24 * 60)
  expect(await approve(version)).toMatchObject({ status: 409, body: { code: "customer.erasure_not_proposed" } })
  expect((await people.examiner.get<Customer>(`/v1/customers/${customerId}`)).body.name).toBe("Erasable SYN-1")
})

test("two people erase a customer, once, and what need not be forgotten stays", async () => {
  const { people, administrator, pool, customerId, detail, other, propose, approve, standing, passAndStay, closeCustomer } =
    await houseWithCustomer()
  const version = await closeCustomer()
  await passAndStay(years(6))
  await propose(version)
  const both = await Promise.all([approve(version), approve(version, administrator)])
  const erased = both.find(({ status }) => status === 200) ?? both[0]
  expect(both.map(({ status }) => status).sort()[1]).toBeGreaterThanOrEqual(409)
  expect(erased).toMatchObject({ status: 200, body: { name: null, nationalId: null, walletAddress: null, reference: "SYN-1" } })
  expect(erased.body.erasedAt).not.toBeNull()

  const { transferId } = detail.transfer
  const seen = await people.examiner.get<TransferDetail>(`/v1/transfers/${transferId}`)
  expect(seen.body.transfer).toMatchObject({ otherParty: null, customerName: null, amount: detail.transfer.amount, state: "released" })
  expect(seen.body.decisions).toMatchObject([{ isErased: true, findings: [], outcome: detail.decisions[0]?.outcome }])
  const replay = `/v1/transfers/${transferId}/decisions/${detail.decisions[0]?.decisionId}/replay`
  expect((await people.examiner.get(replay)).body).toMatchObject({ agrees: false, differences: ["facts_erased"] })
  expect(await standing()).toMatchObject({ state: "erased", proposal: null })
  expect(await propose(erased.etag)).toMatchObject({ status: 409, body: { code: "customer.erased" } })
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
})
