import { Writable } from "node:stream"
import { pino } from "pino"
import { expect, onTestFinished, test } from "vitest"
import { newId } from "../../src/runtime/new-id.ts"
import { dispatchDue } from "../../src/runtime/outbox-dispatcher.ts"
import { deliverySettings } from "../../src/runtime/outbox-retry.ts"
import { openWebhook } from "../../src/runtime/webhook.client.ts"
import type { TransferDetail } from "../../src/transfers/transfer-view.ts"
import { openTestHouse } from "../builders/open-house.ts"
import { WebhookReceiver, webhookSecret } from "./webhook-receiver.ts"

test("an event names the request that left it, in the webhook's header and in the log, when it arrives and when it does not", async () => {
  const { parts, people, administrator, close } = await openTestHouse(["analyst"])
  onTestFinished(close)
  await administrator.send("/v1/transfers/rates", { asset: "USDT", rate: "1", source: "synthetic", quotedAt: "2026-11-22T07:59:00.000Z" })
  const record = { reference: "SYN-1", kind: "natural", name: "Synthetic One", country: "KZ", status: "active", services: ["withdrawal"] }
  const customer = await people.analyst.send<{ customerId: string }>("/v1/customers", record)
  const asked = { customerId: customer.body.customerId, direction: "withdrawal", asset: "USDT", amount: "10", otherWalletHosting: "vasp" }
  const otherParty = { kind: "natural", name: "Aigerim Other" }
  const [first, second] = [newId(), newId()]
  const submit = (correlationId: string) =>
    people.analyst.send<TransferDetail>(
      "/v1/transfers",
      { ...asked, otherParty },
      { "idempotency-key": correlationId, "x-correlation-id": correlationId },
    )
  await Promise.all([submit(first), submit(second)])

  const receiver = new WebhookReceiver()
  const url = await receiver.open()
  onTestFinished(() => receiver.close())
  receiver.answer = (request) => ({ status: request === 1 ? 500 : 200 })
  const lines: string[] = []
  const log = pino(
    new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk))
        done()
      },
    }),
  )
  const bus = openWebhook({ url, secret: webhookSecret }, parts.clock)
  const { entity_id: entityId } = await parts.database.kysely.selectFrom("entity").select("entity_id").executeTakeFirstOrThrow()
  const dispatch = { ...parts, log, bus, settings: deliverySettings, chance: () => 0 }
  expect(await dispatchDue(dispatch, entityId)).toBe(2)
  const clock = { now: () => new Date(Date.parse(parts.clock.now()) + 60_000).toISOString() }
  expect(await dispatchDue({ ...dispatch, clock }, entityId)).toBe(1)

  expect(receiver.kept.map(({ headers }) => headers["x-correlation-id"]).sort()).toEqual([first, second].sort())
  expect(receiver.kept.map(({ event }) => event.correlationId)).toEqual([undefined, undefined])
  const told = lines.map((line) => JSON.parse(line) as { correlationId: string; msg: string })
  expect(
    told
      .filter(({ msg }) => msg === "An event was delivered")
      .map(({ correlationId }) => correlationId)
      .sort(),
  ).toEqual([first, second].sort())
  expect(told.filter(({ msg }) => msg === "An event did not get through")).toMatchObject([{ correlationId: expect.stringMatching(/^0/) }])
})
