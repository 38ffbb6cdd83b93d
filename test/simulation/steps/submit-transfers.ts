import type { Submitted, TransferRequest } from "../../../src/transfers/assess-transfer.flow.ts"
import { assetCodes, parseAssetAmount } from "../../../src/vocabulary/asset.ts"
import type { Party } from "../../../src/vocabulary/party.ts"
import { directions, walletHostings } from "../../../src/vocabulary/transfer.ts"
import { attempt, type Heard, told, Violation } from "../attempt.ts"
import type { SimulatedNode } from "../open-node.ts"
import type { World } from "../world.ts"
import { possibleNames } from "./change-lists.ts"
import type { StepKind } from "./step.ts"

/** Transfers come in: new ones, the same again, several at the same moment, and one key for two different requests. */
export const submissions: readonly StepKind[] = [
  { name: "submit", often: 20, happen: async (world, node) => submit(world, node, invent(world)) },
  { name: "submit again", often: 6, happen: async (world, node) => submit(world, node, repeat(world)) },
  { name: "submit at once", often: 5, happen: submitAtOnce, faultsWithin: 4 },
  { name: "submit another under a known key", often: 2, happen: submitOther },
]

async function submitAtOnce(world: World, node: SimulatedNode): Promise<string> {
  const one = invent(world)
  const requests = [one, world.chance.happens(0.5) ? one : invent(world), invent(world)]
  const heard = await Promise.all(requests.map((request) => submit(world, node, request)))
  // Which of two that are the same came first is not the seed's to say.
  return heard.sort().join(", ")
}

async function submitOther(world: World, node: SimulatedNode): Promise<string> {
  const { idempotencyKey } = repeat(world)
  const known = world.asked.get(idempotencyKey)
  const other = { ...invent(world), idempotencyKey, otherVaspName: `Another ${world.newId()}` }
  const heard = await attempt(node, () => world.stories.submit(node.parts, mayIn(world, "transfer.submit"), other))
  if (known?.transferId !== undefined && heard.kind === "answered")
    throw new Violation(`The key ${idempotencyKey} was answered for another request`)
  // Under a key that never came through, the other request is the first.
  if (heard.kind !== "refused" && known?.transferId === undefined) remember(world, other, heard)
  return told(heard, ({ detail }) => detail.transfer.state)
}

async function submit(world: World, node: SimulatedNode, request: TransferRequest): Promise<string> {
  const heard = await attempt(node, () => world.stories.submit(node.parts, mayIn(world, "transfer.submit"), request))
  remember(world, request, heard)
  return told(heard, ({ isNew, detail }) => `${isNew ? "" : "known as "}${detail.transfer.state}`)
}

function remember(world: World, request: TransferRequest, heard: Heard<Submitted>): void {
  const key = request.idempotencyKey
  const asked = world.asked.get(key) ?? { request, names: new Set() }
  world.asked.set(key, asked)
  asked.names.add(request.otherParty.name ?? "")
  if (heard.kind !== "answered") return
  const { transferId } = heard.value.detail.transfer
  if (asked.transferId !== undefined && asked.transferId !== transferId) throw new Violation(`The key ${key} made two transfers`)
  asked.transferId = transferId
}

export function mayIn<A extends "transfer.submit" | "transfer.amend" | "case.work" | "customer.write">(world: World, action: A) {
  const { cast, chance } = world
  return cast.may(chance.pick(cast.withRole("analyst")), action)
}

function repeat(world: World): TransferRequest {
  const known = [...world.asked.values()]
  return known.length === 0 ? invent(world) : world.chance.pick(known).request
}

/** Most of it in order, each part of it now and then not. */
function invent(world: World): TransferRequest {
  const { chance } = world
  const isAsset = chance.happens(0.9)
  const asset = isAsset ? "USDT" : chance.pick(assetCodes)
  const amount = parseAssetAmount(chance.pick(["25", "999.99", "1000", "2500", "40000"]), asset)
  if (amount === undefined) throw new Error("The simulation invented no amount")
  const name = chance.happens(0.04) ? undefined : chance.pick(possibleNames)
  const otherParty: Party = {
    kind: "natural",
    ...(name === undefined ? {} : { name }),
    ...(chance.happens(0.95) ? { walletAddress: `TSimulated${chance.below(1000)}` } : {}),
    physicalAddress: "Synthetic street 1",
    nationalId: "SYN-1",
  }
  const isKnown = world.customers.length > 0 && chance.happens(0.97)
  return {
    idempotencyKey: `simulated-${world.asked.size}-${chance.below(1_000_000)}`,
    customerId: isKnown ? chance.pick(world.customers) : world.newId(),
    direction: chance.happens(0.8) ? "withdrawal" : chance.pick(directions),
    amount,
    otherParty,
    otherWalletHosting: chance.happens(0.85) ? "vasp" : chance.pick(walletHostings),
    otherVaspName: chance.happens(0.8) ? "Synthetic Exchange" : null,
  }
}
