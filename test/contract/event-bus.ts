import { describe, expect, test } from "vitest"
import { DeliveryFailure, type DeliveryProblem, type EventBus, type HouseEvent } from "../../src/runtime/event-bus.ts"

/** How the other side of a bus behaves towards the next publications. */
export type Behaviour = "takes" | "refuses" | "stays_silent" | "is_away"

/** A bus under test with the other side in our hands. */
export interface BusUnderTest {
  readonly bus: EventBus
  behave(behaviour: Behaviour): Promise<void>
  /** What the other side has taken into its keeping, in the order of arrival. */
  taken(): readonly HouseEvent[]
  close(): Promise<void>
}

const event: HouseEvent = {
  eventId: "01933a4e-0000-7000-8000-000000000001",
  entityId: "01933a4e-0000-7000-8000-0000000000ff",
  topic: "transfer.held",
  createdAt: "2026-11-22T08:00:00.000Z",
  payload: {
    transferId: "01933a4e-0000-7000-8000-000000000002",
    reasons: ["screening.potential_match"],
    count: 2,
    isFirst: true,
    none: null,
  },
}

/** What every adapter of the event bus port promises. */
export function describeEventBus(
  name: string,
  problems: Record<Exclude<Behaviour, "takes">, DeliveryProblem>,
  open: () => Promise<BusUnderTest>,
): void {
  async function using(work: (under: BusUnderTest) => Promise<void>): Promise<void> {
    const under = await open()
    try {
      await work(under)
    } finally {
      await under.close()
    }
  }

  describe(`the event bus ${name}`, () => {
    test("resolves once the other side has taken the event, whole and unchanged", () =>
      using(async ({ bus, taken }) => {
        await bus.publish(event)
        expect(taken()).toEqual([event])
      }))

    test.each(Object.entries(problems))("when the other side %s it rejects with the code %s", (behaviour, problem) =>
      using(async ({ bus, behave, taken }) => {
        await behave(behaviour as Behaviour)
        const failure = await bus.publish(event).catch((error: unknown) => error)
        expect(failure).toBeInstanceOf(DeliveryFailure)
        expect(failure).toMatchObject({ problem })
        expect(taken()).toEqual([])
      }),
    )

    test("delivers after a failure, and does not retry by itself", () =>
      using(async ({ bus, behave, taken }) => {
        await behave("refuses")
        await expect(bus.publish(event)).rejects.toBeInstanceOf(DeliveryFailure)
        await behave("takes")
        expect(taken()).toEqual([])
        await bus.publish(event)
        expect(taken()).toEqual([event])
      }))

    test("passes a repeated event on under the same id", () =>
      using(async ({ bus, taken }) => {
        await bus.publish(event)
        await bus.publish(event)
        expect(taken().map(({ eventId }) => eventId)).toEqual([event.eventId, event.eventId])
      }))

    test("takes many events side by side", () =>
      using(async ({ bus, taken }) => {
        const events = Array.from({ length: 50 }, (_, index) => ({ ...event, eventId: event.eventId.slice(0, -2) + String(index + 10) }))
        await Promise.all(events.map((one) => bus.publish(one)))
        expect(
          taken()
            .map(({ eventId }) => eventId)
            .sort(),
        ).toEqual(events.map(({ eventId }) => eventId))
      }))
  })
}
