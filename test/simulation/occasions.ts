import { permit } from "../../src/access/access.ts"
import { openAuditKey } from "../../src/audit/audit-key.store.ts"
import { keepCheckpoints } from "../../src/audit/keep-checkpoints.flow.ts"
import { redeliverEvent } from "../../src/audit/redeliver-event.flow.ts"
import { loadCaseOfSubject } from "../../src/cases/cases.store.ts"
import type { Preparation } from "../../src/cases/cases.ts"
import { noteOnCase } from "../../src/cases/work-case.flow.ts"
import { amendCustomer, registerCustomer } from "../../src/customers/keep-customer.flow.ts"
import { DeliveryFailure, type EventBus } from "../../src/runtime/event-bus.ts"
import { dispatchDue } from "../../src/runtime/outbox-dispatcher.ts"
import { deliverySettings } from "../../src/runtime/outbox-retry.ts"
import { digestFiles } from "../../src/screening/list-version.store.ts"
import { receiveList } from "../../src/screening/receive-list.flow.ts"
import { runListJob } from "../../src/screening/run-list-job.flow.ts"
import { amendTransfer } from "../../src/transfers/amend-transfer.flow.ts"
import type { TransferRequest } from "../../src/transfers/assess-transfer.flow.ts"
import { listDecisions } from "../../src/transfers/decisions.store.ts"
import { prepareTransfer, returnTransfer } from "../../src/transfers/prepare-transfer.flow.ts"
import { recordRate } from "../../src/transfers/record-rate.flow.ts"
import { rejectTransfer } from "../../src/transfers/release-transfer.flow.ts"
import { loadTransfer } from "../../src/transfers/transfers.store.ts"
import { type Finding, findingKey } from "../../src/vocabulary/finding.ts"
import type { Id } from "../../src/vocabulary/identifier.ts"
import type { Permit } from "../../src/vocabulary/permit.ts"
import type { Action, Role } from "../../src/vocabulary/role.ts"
import type { SimulatedNode } from "./open-node.ts"
import { filesOf, jobsOf } from "./steps/change-lists.ts"
import type { World } from "./world.ts"

/** One story on one node, from its first statement to its last. May be told again, as whoever got no answer would. */
export type Story = (node: SimulatedNode) => Promise<unknown>

/** Sets the stage for a story on a node that nothing breaks: a new occasion each time. */
export type Occasion = (world: World, quiet: SimulatedNode) => Promise<Story>

const listedName = "Listed Simulated Person"
const second = 1_000

/** Every kind of story that writes. */
export const occasions: Readonly<Record<string, Occasion>> = {
  "a transfer that may go": async (world) => submitting(world, requestOf(world, "Harmless Simulated Person")),
  "a transfer that is held": async (world) => submitting(world, requestOf(world, listedName)),
  "a transfer that is known already": async (world, quiet) => {
    const story = submitting(world, requestOf(world, listedName))
    await story(quiet)
    return story
  },
  "what was missing is supplied": async (world, quiet) => {
    const { transferId, version, key } = await held(world, quiet)
    const otherParty = { name: "Supplied Simulated Person" }
    world.asked.get(key)?.names.add(otherParty.name)
    return ({ parts }) => amendTransfer(parts, may(world, "analyst", "transfer.amend"), { transferId, version, otherParty })
  },
  "a note on a case": async (world, quiet) => {
    const { caseId } = await held(world, quiet)
    return ({ parts }) => noteOnCase(parts, may(world, "analyst", "case.work"), { caseId, text: "Asked the customer" })
  },
  "a recommendation": async (world, quiet) => recommending(world, await held(world, quiet)),
  "an approval that releases": async (world, quiet) => {
    const { transferId, version } = await prepared(world, quiet)
    return ({ parts }) => world.stories.release(parts, may(world, "officer", "transfer.decide"), { transferId, version, why: "Agreed" })
  },
  "an approval that finds something new": async (world, quiet) => {
    const { transferId, version, customerId } = await prepared(world, quiet)
    await amendCustomer(quiet.parts, may(world, "analyst", "customer.write"), { customerId, version: 1, changes: { status: "suspended" } })
    return ({ parts }) => world.stories.release(parts, may(world, "officer", "transfer.decide"), { transferId, version, why: "Agreed" })
  },
  "a rejection": async (world, quiet) => {
    const { transferId, version } = await prepared(world, quiet)
    return ({ parts }) => rejectTransfer(parts, may(world, "officer", "transfer.decide"), { transferId, version, why: "Not agreed" })
  },
  "a return to the maker": async (world, quiet) => {
    const { transferId, version } = await prepared(world, quiet)
    return ({ parts }) => returnTransfer(parts, may(world, "officer", "transfer.decide"), { transferId, version, why: "Who is this?" })
  },
  "a new customer": async (world) => {
    const customer = newCustomer(world)
    return ({ parts }) => registerCustomer(parts, may(world, "analyst", "customer.write"), customer)
  },
  "a price": async (world) => {
    const rate = rateOf(world)
    return ({ parts }) => recordRate(parts, may(world, "administrator", "valuation.write"), rate)
  },
  "a list that comes in": async (world) => {
    const bring = bringing(world, [listedName, `Simulated Person ${world.newId()}`])
    return async (node) => void (await bring(node))
  },
  "a list that takes effect": async (world, quiet) => {
    const data = await bringing(world, [listedName, `Simulated Person ${world.newId()}`])(quiet)
    return ({ parts }) => runListJob({ ...parts, progress: new Map() }, data)
  },
  "positions of the log": async (world, quiet) => {
    await submitting(world, requestOf(world, listedName))(quiet)
    // Whoever sequenced last has let go of the log by now.
    world.time += 15 * second
    return ({ sequencer }) => sequencer.sequence(world.cast.entityId)
  },
  "a checkpoint": async (world, quiet) => {
    await grow(world, quiet)
    return signing(world)
  },
  "another key for the log": async (world, quiet) => {
    await signing(world)(quiet)
    await grow(world, quiet)
    await openAuditKey(`${world.keyFile}.next`, { mayMake: true })
    return signing(world)
  },
  "events on their way": async (world, quiet) => {
    await grow(world, quiet)
    // Claims of a node that died have ended by now, and so have the waits of what failed.
    world.time += 60 * second
    return dispatching(world)
  },
  "an event once more": async (world, quiet) => {
    await grow(world, quiet)
    await dispatching(world)(quiet)
    const { event_id: eventId } = await world.observer.kysely.selectFrom("outbox").select("event_id").limit(1).executeTakeFirstOrThrow()
    return ({ parts }) => redeliverEvent(parts, may(world, "administrator", "event.redeliver"), eventId)
  },
}

/** What every story needs: a customer, a price of today and a list in force. */
export async function furnish(world: World, quiet: SimulatedNode): Promise<void> {
  const { customerId } = await registerCustomer(quiet.parts, may(world, "analyst", "customer.write"), newCustomer(world))
  world.customers.push(customerId)
  await recordRate(quiet.parts, may(world, "administrator", "valuation.write"), rateOf(world))
  const data = await bringing(world, [listedName])(quiet)
  await runListJob({ ...quiet.parts, progress: new Map() }, data)
}

interface Held {
  readonly transferId: Id
  readonly caseId: Id
  readonly customerId: Id
  readonly version: number
  readonly key: string
}

async function held(world: World, quiet: SimulatedNode): Promise<Held> {
  const { customerId } = await registerCustomer(quiet.parts, may(world, "analyst", "customer.write"), newCustomer(world))
  const request = { ...requestOf(world, listedName), customerId }
  await submitting(world, request)(quiet)
  const transferId = world.asked.get(request.idempotencyKey)?.transferId
  if (transferId === undefined) throw new Error("Nothing came in")
  return standingOf(world, { transferId, customerId, key: request.idempotencyKey })
}

async function prepared(world: World, quiet: SimulatedNode): Promise<Held> {
  const one = await held(world, quiet)
  await recommending(world, one)(quiet)
  return standingOf(world, one)
}

async function standingOf({ observer, cast }: World, one: Pick<Held, "transferId" | "customerId" | "key">): Promise<Held> {
  const transfer = await loadTransfer(observer.kysely, cast.entityId, one.transferId)
  const found = await loadCaseOfSubject(observer.kysely, cast.entityId, one.transferId)
  if (transfer?.state !== "held" || found === undefined) throw new Error("The stage is not set: the transfer is not held")
  return { ...one, caseId: found.caseId, version: transfer.version }
}

function recommending(world: World, { transferId, version }: Held): Story {
  return async ({ parts }) => {
    const last = (await listDecisions(world.observer.kysely, world.cast.entityId, transferId)).at(-1)
    const findings = (JSON.parse(last?.texts?.findings ?? "[]") as Finding[]).filter(
      ({ severity, reason }) => severity === "hold" && reason !== "case.open",
    )
    const clearances = findings.map((finding) => ({ findingKey: findingKey(finding), why: "Somebody else of that name" }))
    const preparation: Preparation = { recommendation: "release", why: "Looked at in the simulation", clearances }
    await prepareTransfer(parts, may(world, "analyst", "case.work"), { transferId, version, preparation })
  }
}

function submitting(world: World, request: TransferRequest): Story {
  const asked = { request, names: new Set([request.otherParty.name ?? ""]) }
  world.asked.set(request.idempotencyKey, asked)
  return async ({ parts }) => {
    const { detail } = await world.stories.submit(parts, may(world, "analyst", "transfer.submit"), request)
    Object.assign(asked, { transferId: detail.transfer.transferId })
  }
}

function requestOf(world: World, name: string): TransferRequest {
  return {
    idempotencyKey: `occasion-${world.newId()}`,
    customerId: world.chance.pick(world.customers),
    direction: "withdrawal",
    amount: { units: 25_000_000n, asset: "USDT" },
    otherParty: { kind: "natural", name, walletAddress: "TSimulated", physicalAddress: "Synthetic street 1", nationalId: "SYN-1" },
    otherWalletHosting: "vasp",
    otherVaspName: "Synthetic Exchange",
  }
}

function newCustomer({ newId }: World) {
  return {
    reference: `SIM-${newId()}`,
    kind: "natural",
    name: "Simulated Customer",
    country: "KZ",
    status: "active",
    services: ["withdrawal", "deposit"],
    walletAddress: "TSimulatedCustomer",
    physicalAddress: null,
    nationalId: "SYN-2",
    birthDate: null,
    birthPlace: null,
  } as const
}

function rateOf({ time }: World) {
  return { asset: "USDT", rate: "1", source: "simulated", quotedAt: new Date(time).toISOString() } as const
}

/** Brings a list of these names, and answers with the data of the job that puts it in force. */
function bringing(world: World, names: readonly string[]) {
  const made = { names, isBroken: false }
  const files = filesOf(made)
  world.lists.set(digestFiles(files).toString("hex"), made)
  return async ({ parts }: SimulatedNode) => {
    const upload = { list: "ofac-sdn", title: "Simulated list", files }
    const { listVersionId } = await receiveList({ ...parts, jobs: jobsOf(world) }, may(world, "administrator", "screening.import"), upload)
    return { entityId: world.cast.entityId, listVersionId }
  }
}

/** The log and the feed get something new, and it is placed. */
async function grow(world: World, quiet: SimulatedNode): Promise<void> {
  await submitting(world, requestOf(world, listedName))(quiet)
  await quiet.sequencer.sequence(world.cast.entityId)
}

function signing({ cast, keyFile, place, rulebook }: World): Story {
  const entities = async () => [cast.entityId]
  return (node) => keepCheckpoints({ ...node.parts, rulebook, keyFile, places: [place], watch: node.watch, entities })
}

function dispatching({ receiver, cast }: World): Story {
  return (node) => {
    const bus: EventBus = {
      async publish(event) {
        // What a dead node has on its lips reaches nobody.
        if (node.isDead()) throw new DeliveryFailure("unreachable")
        await receiver.publish(event)
      },
    }
    return dispatchDue({ ...node.parts, bus, settings: deliverySettings, chance: () => 0.5 }, cast.entityId)
  }
}

function may<A extends Action>({ cast, rulebook }: World, role: Role, action: A): Permit<A> {
  const [who] = cast.withRole(role)
  if (who === undefined) throw new Error(`The firm has no ${role}`)
  return permit(who, action, rulebook.roles)
}
