import { permit } from "../../../src/access/access.ts"
import { redeliverEvent } from "../../../src/audit/redeliver-event.flow.ts"
import { customerStatuses } from "../../../src/customers/customers.ts"
import { amendCustomer, registerCustomer } from "../../../src/customers/keep-customer.flow.ts"
import { DeliveryFailure, type EventBus } from "../../../src/runtime/event-bus.ts"
import { dispatchDue } from "../../../src/runtime/outbox-dispatcher.ts"
import { deliverySettings } from "../../../src/runtime/outbox-retry.ts"
import { recordRate } from "../../../src/transfers/record-rate.flow.ts"
import { assetCodes } from "../../../src/vocabulary/asset.ts"
import { attempt, told } from "../attempt.ts"
import type { SimulatedNode } from "../open-node.ts"
import type { World } from "../world.ts"
import type { StepKind } from "./step.ts"
import { mayIn } from "./submit-transfers.ts"

const second = 1_000
const hour = 3_600 * second

/** Everything that goes on around the transfers: customers, prices, the log, the outbox, time, and what breaks. */
export const houseMoves: readonly StepKind[] = [
  { name: "register a customer", often: 3, happen: register },
  { name: "change a customer", often: 4, happen: changeCustomer },
  { name: "quote a price", often: 9, happen: quote },
  { name: "sequence", often: 10, happen: sequence },
  { name: "dispatch", often: 10, happen: dispatch },
  { name: "redeliver", often: 2, happen: redeliver },
  { name: "time passes", often: 8, happen: passTime },
  { name: "a clock is off", often: 2, happen: skewClock },
  { name: "the receiver turns", often: 3, happen: turnReceiver },
  { name: "a list cannot be read", often: 3, happen: spoilLists },
  { name: "a node restarts", often: 3, happen: restart },
]

export async function register(world: World, node: SimulatedNode): Promise<string> {
  const { chance, customers } = world
  const nothing = { physicalAddress: null, nationalId: "SYN-2", birthDate: null, birthPlace: null }
  const heard = await attempt(node, () =>
    registerCustomer(node.parts, mayIn(world, "customer.write"), {
      ...nothing,
      reference: `SIM-${world.newId()}`,
      kind: "natural",
      name: `Simulated Customer ${customers.length}`,
      country: chance.happens(0.97) ? "KZ" : null,
      status: chance.happens(0.97) ? "active" : "onboarding",
      services: chance.happens(0.95) ? ["withdrawal", "deposit"] : ["deposit"],
      walletAddress: "TSimulatedCustomer",
    }),
  )
  if (heard.kind === "answered") customers.push(heard.value.customerId)
  return told(heard, ({ status }) => status)
}

async function changeCustomer(world: World, node: SimulatedNode): Promise<string> {
  const { chance, customers } = world
  if (customers.length === 0) return "no customer"
  const status = chance.happens(0.7) ? "active" : chance.pick(customerStatuses)
  const customerId = chance.pick(customers)
  const { version } = await world.observer.kysely
    .selectFrom("customer")
    .select("version")
    .where("customer_id", "=", customerId)
    .executeTakeFirstOrThrow()
  return told(
    await attempt(node, () => amendCustomer(node.parts, mayIn(world, "customer.write"), { customerId, version, changes: { status } })),
    (customer) => customer.status,
  )
}

export async function quote(world: World, node: SimulatedNode): Promise<string> {
  const { chance, cast, rulebook } = world
  const may = permit(chance.pick(cast.withRole("administrator")), "valuation.write", rulebook.roles)
  const quotedAt = new Date(world.time - chance.below(2 * hour)).toISOString()
  const asset = chance.happens(0.85) ? "USDT" : chance.pick(assetCodes)
  return told(
    await attempt(node, () => recordRate(node.parts, may, { asset, rate: "1", source: "simulated", quotedAt })),
    ({ asset }) => asset,
  )
}

export async function sequence(world: World, node: SimulatedNode): Promise<string> {
  return told(await attempt(node, () => node.sequencer.sequence(world.cast.entityId)), (more) => more)
}

export async function dispatch(world: World, node: SimulatedNode): Promise<string> {
  const { receiver } = world
  const bus: EventBus = {
    async publish(event) {
      // What a dead node has on its lips reaches nobody.
      if (node.isDead()) throw new DeliveryFailure("unreachable")
      await receiver.publish(event)
    },
  }
  const parts = { ...node.parts, bus, settings: deliverySettings, chance: () => 0.5 }
  return told(await attempt(node, () => dispatchDue(parts, world.cast.entityId)), (count) => `${count} events`)
}

async function redeliver(world: World, node: SimulatedNode): Promise<string> {
  const { observer, chance, cast, rulebook } = world
  const rows = await observer.kysely.selectFrom("outbox").select("event_id").orderBy("event_id").execute()
  if (rows.length === 0) return "no event"
  const may = permit(chance.pick(cast.withRole("administrator")), "event.redeliver", rulebook.roles)
  return told(await attempt(node, () => redeliverEvent(node.parts, may, chance.pick(rows).event_id)), () => "asked for")
}

async function passTime(world: World): Promise<string> {
  const { chance } = world
  const step = chance.happens(0.1) ? 25 * hour : chance.pick([second, 15 * second, 60 * second, 600 * second, hour, 3 * hour, -5 * second])
  world.time += step
  return `${step / second} s`
}

async function skewClock({ chance }: World, node: SimulatedNode): Promise<string> {
  const skew = chance.pick([0, 2 * second, -2 * second, 30 * second, -30 * second])
  node.setSkew(skew)
  return `node ${node.number} by ${skew / second} s`
}

async function turnReceiver({ receiver, chance }: World): Promise<string> {
  receiver.isDown = chance.happens(0.5)
  return receiver.isDown ? "down" : "up"
}

async function spoilLists({ chance }: World, node: SimulatedNode): Promise<string> {
  const isSpoilt = chance.happens(0.6)
  node.spoil(isSpoilt ? /"sanctions_entry"/ : undefined)
  return isSpoilt ? `on node ${node.number}` : `no longer on node ${node.number}`
}

async function restart(world: World, node: SimulatedNode): Promise<string> {
  await world.restart(node)
  return `node ${node.number}`
}
