import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TransferDetail } from "../../src/transfers/transfer-view.ts"
import { findingKey } from "../../src/vocabulary/finding.ts"
import { openTestHouse, type Person } from "../builders/open-house.ts"
import { realData } from "../real-data.ts"

/** A minute before the time at which the test house stands still. */
const justNow = "2026-11-22T07:59:00.000Z"
let keys = 0
const freshKey = () => ({ "idempotency-key": `thread-${++keys}` })

async function furnish(analyst: Person, administrator: Person) {
  const recorded = await administrator.send("/v1/transfers/rates", {
    asset: "USDT",
    rate: "1.0002",
    source: "synthetic quote",
    quotedAt: justNow,
  })
  expect(recorded).toMatchObject({ status: 201 })
  const customer = {
    reference: "SYN-1",
    kind: "natural",
    name: "Daniyar Synthetic",
    country: "KZ",
    status: "active",
    services: ["withdrawal"],
    walletAddress: "TSyntheticOriginator1",
    nationalId: "SYN-ID-1",
  }
  const registered = await analyst.send<{ customerId: string }>("/v1/customers", customer)
  expect(registered).toMatchObject({ status: 201 })
  return registered.body.customerId
}

/** A withdrawal to a listed name that lacks the beneficiary's wallet: a match and missing Travel Rule data at once. */
const toListed = (customerId: string, name: string) => ({
  customerId,
  direction: "withdrawal",
  asset: "USDT",
  amount: "2500",
  otherParty: { kind: "natural", name },
  otherWalletHosting: "vasp",
  otherVaspName: "Synthetic Exchange",
})

const standing = ({ decisions }: TransferDetail) => decisions.at(-1)?.findings.filter(({ severity }) => severity === "hold") ?? []
const reasons = (detail: TransferDetail) =>
  standing(detail)
    .map(({ reason }) => reason)
    .sort()

async function walkThread({ analyst, officer }: { analyst: Person; officer: Person }, customerId: string, listedName: string) {
  const submitted = await analyst.send<TransferDetail>("/v1/transfers", toListed(customerId, listedName), freshKey())
  const { transferId } = submitted.body.transfer
  const on = (step: string) => `/v1/transfers/${transferId}/${step}`
  const acting = ({ etag }: { etag: string }) => ({ "if-match": etag })

  const early = await analyst.send(on("preparation"), { recommendation: "release", why: "Not the listed person" }, acting(submitted))
  const amended = await analyst.send<TransferDetail>(
    on("amendment"),
    { otherParty: { walletAddress: "TSyntheticBeneficiary1" } },
    acting(submitted),
  )
  const clearances = standing(amended.body)
    .filter(({ reason }) => reason === "screening.potential_match")
    .map((finding) => ({ findingKey: findingKey(finding as never), why: "Another birth date" }))
  const prepared = await analyst.send<TransferDetail>(
    on("preparation"),
    { recommendation: "release", why: "Not the listed person", clearances },
    acting(amended),
  )
  const alone = await analyst.send(on("release"), { why: "Me again" }, acting(prepared))
  const stale = await officer.send(on("release"), { why: "Agreed" }, acting(submitted))
  const released = await officer.send<TransferDetail>(on("release"), { why: "Agreed" }, acting(prepared))
  const again = await officer.send(on("release"), { why: "Agreed" }, acting(released))
  return { submitted, early, amended, prepared, alone, stale, released, again, transferId }
}

describe("the thread over HTTP, on the synthetic list", () => {
  let house: Awaited<ReturnType<typeof openTestHouse<"analyst" | "officer" | "examiner">>>
  let customerId: string
  beforeAll(async () => {
    house = await openTestHouse(["analyst", "officer", "examiner"])
    customerId = await furnish(house.people.analyst, house.administrator)
  })
  afterAll(() => house.close())

  test("a withdrawal to a listed name with incomplete data is held, worked, and released by a second person", async () => {
    const walk = await walkThread(house.people, customerId, "Demoniyar Zhalgan Synthetic")
    expect(walk.submitted.status).toBe(201)
    expect(walk.submitted.body.transfer.state).toBe("held")
    expect(reasons(walk.submitted.body)).toEqual(["screening.potential_match", "travel_rule.beneficiary_account_missing"])
    expect(walk.submitted.body.case?.ownerId).toBe(house.people.analyst.userId)
    expect(walk.early).toMatchObject({ status: 409, body: { code: "case.finding_not_cleared" } })
    expect(reasons(walk.amended.body)).toEqual(["case.open", "screening.potential_match"])
    expect(walk.amended.body.transfer.state).toBe("held")
    expect(walk.prepared.body.case?.state).toBe("prepared")
    expect(walk.alone.status).toBe(403)
    expect(walk.stale).toMatchObject({ status: 412, body: { code: "request.version_conflict" } })
    expect(walk.released.body.transfer.state).toBe("released")
    expect(walk.released.body.case?.state).toBe("closed")
    expect(walk.again).toMatchObject({ status: 409, body: { code: "transfer.already_settled" } })
  })

  test("every decision replays to the same bytes, and every step stands in the audit log without personal data", async () => {
    const { transferId, released } = await walkThread(house.people, customerId, "Synthetic Madeup Notareal")
    for (const { decisionId } of released.body.decisions) {
      const replay = await house.people.examiner.get(`/v1/transfers/${transferId}/decisions/${decisionId}/replay`)
      expect(replay.body).toMatchObject({ agrees: true, differences: [] })
    }
    const { body } = await house.people.examiner.get<{ items: { action: string }[] }>(`/v1/audit/entries?subjectId=${transferId}`)
    expect(body.items.map(({ action }) => action)).toEqual([
      "transfer.released",
      "transfer.prepared",
      "transfer.subject_amended",
      "transfer.submitted",
    ])
    expect(JSON.stringify(body)).not.toMatch(/Synthetic|Daniyar|Beneficiary/)
  })

  test("the same key answers the same transfer, and refuses another request", async () => {
    const { analyst } = house.people
    const key = freshKey()
    const first = await analyst.send<TransferDetail>("/v1/transfers", toListed(customerId, "Somebody Else"), key)
    const second = await analyst.send<TransferDetail>("/v1/transfers", toListed(customerId, "Somebody Else"), key)
    const third = await analyst.send("/v1/transfers", { ...toListed(customerId, "Somebody Else"), amount: "2501" }, key)
    expect([first.status, second.status, third.status]).toEqual([201, 200, 409])
    expect(second.body.transfer.transferId).toBe(first.body.transfer.transferId)
    expect(second.body.decisions).toEqual(first.body.decisions)
  })

  test("two checkers at once release once", async () => {
    const { analyst, officer } = house.people
    const submitted = await analyst.send<TransferDetail>(
      "/v1/transfers",
      {
        ...toListed(customerId, "Imogen Nowhere Fictive Synthetic"),
        otherParty: { kind: "natural", name: "Imogen Nowhere Fictive Synthetic", walletAddress: "TSynthetic2" },
      },
      freshKey(),
    )
    const on = `/v1/transfers/${submitted.body.transfer.transferId}`
    const clearances = standing(submitted.body).map((finding) => ({ findingKey: findingKey(finding as never), why: "Another person" }))
    const prepared = await analyst.send(
      `${on}/preparation`,
      { recommendation: "release", why: "Not the listed person", clearances },
      { "if-match": submitted.etag },
    )
    const both = await Promise.all(
      [1, 2].map(() => officer.send<TransferDetail>(`${on}/release`, { why: "Agreed" }, { "if-match": prepared.etag })),
    )
    const statuses = both.map(({ status }) => status).sort((left, right) => left - right)
    expect(statuses[0]).toBe(200)
    expect([409, 412]).toContain(statuses[1])
  })

  const bad: readonly (readonly [string, object])[] = [
    ["an unknown field", { colour: "blue" }],
    ["an amount with too many places", { amount: "1.0000001" }],
    ["a negative amount", { amount: "-5" }],
    ["an asset we do not move", { asset: "DOGE" }],
    ["a customer id that is none", { customerId: "42" }],
    ["a name longer than any name", { otherParty: { kind: "natural", name: "x".repeat(301) } }],
  ]
  test.each(bad)("%s is refused, naming the field, and nothing is stored", async (_, change) => {
    const count = async () => (await house.parts.database.pool.query("select count(*) from transfer")).rows[0].count
    const before = await count()
    const refused = await house.people.analyst.send<{ code: string; details: object }>(
      "/v1/transfers",
      { ...toListed(customerId, "Somebody"), ...change },
      freshKey(),
    )
    expect(refused).toMatchObject({ status: 422, body: { code: "request.invalid" } })
    expect(JSON.stringify(refused.body.details)).toContain("expected")
    expect(await count()).toBe(before)
  })
})

const folder = realData("screening/lists/ofac-sdn-2024-01")
describe.skipIf(folder === undefined)("the thread over HTTP, on the Treasury's own files", () => {
  test("one upload replaces the synthetic list, and a listed person's name is held until two people have looked", async () => {
    const house = await openTestHouse(["analyst", "officer"], { isReal: true })
    try {
      const customerId = await furnish(house.people.analyst, house.administrator)
      const before = await house.people.analyst.send<TransferDetail>(
        "/v1/transfers",
        toListed(customerId, "Ramzan Akhmatovich KADYROV"),
        freshKey(),
      )
      expect(reasons(before.body)).toContain("screening.list_synthetic")
      const files = ["sdn.csv", "alt.csv", "add.csv"].map((name) => ({
        name,
        contentBase64: readFileSync(join(folder ?? "", name)).toString("base64"),
      }))
      const upload = await house.administrator.send<{ listVersionId: string }>("/v1/screening/lists", {
        list: "ofac-sdn",
        title: "OFAC SDN, January 2024",
        files,
      })
      expect(upload.status).toBe(202)
      await expect
        .poll(
          async () =>
            (await house.administrator.get<{ list: { state: string } }>(`/v1/screening/lists/${upload.body.listVersionId}`)).body.list
              .state,
          { timeout: 60_000 },
        )
        .toBe("active")
      const walk = await walkThread(house.people, customerId, "Рамзан Ахматович Кадыров")
      expect(reasons(walk.submitted.body)).toEqual(["screening.potential_match", "travel_rule.beneficiary_account_missing"])
      expect(walk.released.body.transfer.state).toBe("released")
      const innocent = await house.people.analyst.send<TransferDetail>(
        "/v1/transfers",
        {
          ...toListed(customerId, "Aigerim Synthetic"),
          otherParty: { kind: "natural", name: "Aigerim Synthetic", walletAddress: "TSynthetic3" },
        },
        freshKey(),
      )
      expect(innocent.body.transfer.state).toBe("released")
    } finally {
      await house.close()
    }
  })
})
