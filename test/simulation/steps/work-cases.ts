import { permit } from "../../../src/access/access.ts"
import { noteOnCase } from "../../../src/cases/work-case.flow.ts"
import { amendTransfer } from "../../../src/transfers/amend-transfer.flow.ts"
import { listDecisions } from "../../../src/transfers/decisions.store.ts"
import { prepareTransfer, returnTransfer } from "../../../src/transfers/prepare-transfer.flow.ts"
import { rejectTransfer } from "../../../src/transfers/release-transfer.flow.ts"
import { type Finding, findingKey } from "../../../src/vocabulary/finding.ts"
import type { Id } from "../../../src/vocabulary/identifier.ts"
import { attempt, type Heard, told } from "../attempt.ts"
import type { SimulatedNode } from "../open-node.ts"
import type { World } from "../world.ts"
import { possibleNames } from "./change-lists.ts"
import type { Happen, StepKind } from "./step.ts"
import { mayIn } from "./submit-transfers.ts"

/** People work what is held: alone, one after the other, and two at the same moment on two nodes. */
export const caseWork: readonly StepKind[] = [
  { name: "prepare", often: 16, happen: prepareOne },
  { name: "release", often: 20, happen: (world, node) => onHeld(world, node, release, "prepared") },
  { name: "reject", often: 2, happen: (world, node) => onHeld(world, node, reject, "prepared") },
  { name: "return", often: 2, happen: (world, node) => onHeld(world, node, sendBack, "prepared") },
  { name: "amend", often: 6, happen: (world, node) => onHeld(world, node, amend) },
  { name: "note", often: 3, happen: (world, node) => onHeld(world, node, note) },
]

const looksAtMost = 6

/** What somebody saw on his screen when he set out to act. */
interface Seen {
  readonly transferId: Id
  readonly caseId: Id
  readonly version: number
  readonly key: string
}

/** Mostly somebody takes up what can be prepared, as one who reads would. */
async function prepareOne(world: World, node: SimulatedNode): Promise<string> {
  const isSensible = world.chance.happens(0.85)
  for (let look = 0; look < looksAtMost; look++) {
    const seen = await lookAtHeld(world)
    if (seen === undefined) return "nothing to work"
    const findings = await holdingFindings(world, seen.transferId)
    if (!isSensible || findings.every(({ ends }) => ends === "judgement")) return prepare(world, node, seen)
  }
  return "nothing to prepare"
}

async function holdingFindings({ observer, cast }: World, transferId: Id): Promise<Finding[]> {
  const last = (await listDecisions(observer.kysely, cast.entityId, transferId)).at(-1)
  return (JSON.parse(last?.texts?.findings ?? "[]") as Finding[]).filter(
    ({ severity, reason }) => severity === "hold" && reason !== "case.open",
  )
}

type Act = (world: World, node: SimulatedNode, seen: Seen) => Promise<string>

async function onHeld(world: World, node: SimulatedNode, act: Act, state?: "prepared"): Promise<string> {
  const seen = await lookAtHeld(world, state)
  return seen === undefined ? "nothing to work" : act(world, node, seen)
}

/** Two acts on one held transfer: the second runs from end to end while the first stands before one of its statements. */
export function meetOnHeld(world: World): { readonly first: Happen; readonly second: Happen } {
  const { chance } = world
  const acts = [release, release, prepare, amend, reject, sendBack]
  const [one, other] = [chance.pick(acts), chance.pick(acts)]
  let seen: Seen | undefined
  return {
    first: async (_, node) => {
      seen = await lookAtHeld(world, chance.happens(0.7) ? "prepared" : undefined)
      return seen === undefined ? "nothing to work" : one(world, node, seen)
    },
    second: async (_, node) => (seen === undefined ? "nothing to work" : other(world, node, seen)),
  }
}

async function lookAtHeld({ observer, chance }: World, state?: "prepared"): Promise<Seen | undefined> {
  const { rows } = await observer.pool.query<Seen>(
    `select transfer_id as "transferId", case_id as "caseId", t.version, idempotency_key as key
     from transfer t join case_file c on c.entity_id = t.entity_id and c.subject_id = transfer_id
     where t.state = 'held' and c.state <> 'closed' and ($1::text is null or c.state = $1) order by transfer_id`,
    [state ?? null],
  )
  return rows.length === 0 ? undefined : chance.pick(rows)
}

const prepare: Act = async (world, node, { transferId, version }) => {
  const clearable = (await holdingFindings(world, transferId)).filter(({ ends }) => ends === "judgement")
  const recommendation = world.chance.happens(0.9) ? "release" : "reject"
  const clearances = clearable.map((finding) => ({ findingKey: findingKey(finding), why: "Somebody else of that name" }))
  const preparation = { recommendation, why: "Looked at in the simulation", clearances } as const
  const maker = permit(
    world.chance.happens(0.5) ? bothHats(world) : world.chance.pick(world.cast.withRole("analyst")),
    "case.work",
    world.rulebook.roles,
  )
  const heard = await attempt(node, () => prepareTransfer(node.parts, maker, { transferId, version, preparation }))
  return told(heard, () => "prepared")
}

const release: Act = async (world, node, { transferId, version }) => {
  const heard = await attempt(node, () => world.stories.release(node.parts, checker(world), { transferId, version, why: "Agreed" }))
  keep(world, transferId, heard)
  return told(heard, (outcome) => `decided ${outcome}`)
}

const reject: Act = async (world, node, { transferId, version }) => {
  const heard = await attempt(node, () => rejectTransfer(node.parts, checker(world), { transferId, version, why: "Not agreed" }))
  keep(world, transferId, heard)
  return told(heard, (outcome) => `decided ${outcome}`)
}

const sendBack: Act = async (world, node, { transferId, version }) =>
  told(
    await attempt(node, () => returnTransfer(node.parts, checker(world), { transferId, version, why: "Who is this?" })),
    () => "returned",
  )

const amend: Act = async (world, node, { transferId, version, key }) => {
  const name = world.chance.pick(possibleNames)
  const heard = await attempt(node, () =>
    amendTransfer(node.parts, mayIn(world, "transfer.amend"), {
      transferId,
      version,
      otherParty: { name, walletAddress: "TSimulatedAmended" },
      otherWalletHosting: "vasp",
    }),
  )
  if (heard.kind === "answered") world.asked.get(key)?.names.clear()
  if (heard.kind !== "refused") world.asked.get(key)?.names.add(name)
  return told(heard, () => "amended")
}

const note: Act = async (world, node, { caseId }) =>
  told(await attempt(node, () => noteOnCase(node.parts, mayIn(world, "case.work"), { caseId, text: "Asked the customer" })), () => "noted")

function keep({ answered }: World, transferId: Id, heard: Heard<"release" | "hold" | "reject">): void {
  if (heard.kind !== "answered" || heard.value === "hold") return
  answered.push({ transferId, state: heard.value === "release" ? "released" : "rejected" })
}

function checker(world: World) {
  const { cast, chance, rulebook } = world
  const who = chance.happens(0.5) ? bothHats(world) : chance.pick(cast.withRole("officer"))
  return permit(who, "transfer.decide", rulebook.roles)
}

/** Somebody who may both prepare and decide, though never the same case. */
function bothHats({ cast }: World) {
  const [who] = cast.withRole("approver")
  if (who === undefined) throw new Error("Nobody wears both hats")
  return { ...who, roles: ["analyst", "approver"] as const }
}
