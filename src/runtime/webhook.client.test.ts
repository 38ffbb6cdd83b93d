import { describe, expect, onTestFinished, test } from "vitest"
import { describeEventBus } from "../../test/contract/event-bus.ts"
import { type Answer, webhookSecret as secret, WebhookReceiver } from "../../test/contract/webhook-receiver.ts"
import type { HouseEvent } from "./event-bus.ts"
import { openWebhook } from "./webhook.client.ts"

const clock = { now: () => "2026-11-22T08:00:00.900Z" }
const answers: Record<"takes" | "refuses" | "stays_silent", Answer> = {
  takes: { status: 204 },
  refuses: { status: 500 },
  stays_silent: "silence",
}

describeEventBus("webhook", { refuses: "answered_500", stays_silent: "timed_out", is_away: "unreachable" }, async () => {
  const receiver = new WebhookReceiver()
  const url = await receiver.open()
  return {
    bus: openWebhook({ url, secret, timeoutMilliseconds: 2_000 }, clock),
    async behave(behaviour) {
      if (behaviour === "is_away") await receiver.close()
      else receiver.answer = () => answers[behaviour]
    },
    taken: () => receiver.kept.map(({ event }) => event),
    close: () => receiver.close(),
  }
})

const event: HouseEvent = {
  eventId: "01933a4e-0000-7000-8000-000000000001",
  entityId: "01933a4e-0000-7000-8000-0000000000ff",
  topic: "thing.done",
  createdAt: clock.now(),
  payload: {},
}

async function receiverAnswering(answer: Answer): Promise<{ receiver: WebhookReceiver; url: string }> {
  const receiver = new WebhookReceiver()
  receiver.answer = () => answer
  const url = await receiver.open()
  onTestFinished(() => receiver.close())
  return { receiver, url }
}

describe("the webhook", () => {
  test("signs time and body, and names the event as idempotency key", async () => {
    const { receiver, url } = await receiverAnswering({ status: 200 })
    await openWebhook({ url, secret }, clock).publish(event)

    expect(receiver.kept[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "idempotency-key": event.eventId,
      "shekara-signature": expect.stringMatching(/^t=1795334400,v1=[0-9a-f]{64}$/),
    })
  })

  test("with another secret the receiver keeps nothing", async () => {
    const { receiver, url } = await receiverAnswering({ status: 200 })
    const bus = openWebhook({ url, secret: secret.replace("a", "b") }, clock)

    await expect(bus.publish(event)).rejects.toMatchObject({ problem: "answered_401" })
    expect(receiver.kept).toEqual([])
  })

  test("a redirect is a failure and is not followed", async () => {
    const elsewhere = await receiverAnswering({ status: 200 })
    const { url } = await receiverAnswering({ status: 307, headers: { location: elsewhere.url } })

    await expect(openWebhook({ url, secret }, clock).publish(event)).rejects.toMatchObject({ problem: "answered_307" })
    expect(elsewhere.receiver.kept).toEqual([])
  })

  test("an answer without end is cut off, though it says 200", async () => {
    const { url } = await receiverAnswering({ status: 200, body: "x".repeat(1_000_000) })
    await expect(openWebhook({ url, secret }, clock).publish(event)).rejects.toMatchObject({ problem: "answer_too_large" })
  })

  test.each([
    ["http://receiver.example/events", "must begin with https"],
    ["ftp://127.0.0.1/events", "must begin with https"],
    ["https://user:password@receiver.example/events", "must not hold a password"],
    ["receiver.example", "Invalid URL"],
  ])("the address %s is refused at once", (url, message) => {
    expect(() => openWebhook({ url, secret }, clock)).toThrow(message)
  })

  test("a short secret is refused at once", () => {
    expect(() => openWebhook({ url: "https://receiver.example/events", secret: "short" }, clock)).toThrow("at least 32")
  })
})
