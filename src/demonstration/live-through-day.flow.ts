import { amendCustomer, registerCustomer } from "../customers/keep-customer.flow.ts"
import { installSyntheticList } from "../screening/install-synthetic-list.flow.ts"
import { assessTransfer } from "../transfers/assess-transfer.flow.ts"
import type { TransferParts } from "../transfers/gather-facts.flow.ts"
import { recordRate } from "../transfers/record-rate.flow.ts"
import type { Id } from "../vocabulary/identifier.ts"
import { addHours, type Instant } from "../vocabulary/instant.ts"
import type { DemonstrationPlan, PlannedCustomer, PlannedQuote, PlannedTransfer } from "./demonstration.ts"
import type { Cast } from "./found-firm.flow.ts"
import { openChance } from "./open-chance.ts"
import { setClock } from "./set-clock.flow.ts"
import { type HeldTransfer, workCase } from "./work-case.flow.ts"

/** The invented world while it comes about. `customerIds` and `held` grow as the days pass. */
export interface Story {
  readonly parts: TransferParts
  readonly cast: Cast
  readonly plan: DemonstrationPlan
  readonly seed: number
  readonly customerIds: Id[]
  readonly held: HeldTransfer[]
  readonly onTransfer: () => void
}

/**
 * Lives through one day in the order in which a firm does: prices and lists are renewed, customers come and change, transfers
 * are asked for, cases are worked. Days follow each other, since a decision needs a list that was confirmed the same day.
 */
export async function liveThroughDay(story: Story, day: Instant): Promise<void> {
  const { parts, cast, plan } = story
  const isToday = (at: Instant) => at >= day && at < addHours(day, 24)
  await installSyntheticList(setClock(parts, day), cast.entityId)
  await abreast(
    plan.quotes.filter(({ at }) => isToday(at) || (at === plan.until && addHours(day, 24) === at)),
    (quote) => quotePrice(story, quote),
  )
  if (day === plan.from) for (const customer of plan.customers) story.customerIds.push(await register(story, customer))
  await abreast(
    [...plan.customers.entries()].filter(([, { change }]) => change !== null && isToday(change.at)),
    (entry) => changeCustomer(story, entry),
  )
  await abreast(
    plan.transfers.filter(({ at }) => isToday(at)),
    (transfer) => submit(story, transfer),
  )
  await abreast(story.held, async (held) => {
    for (const { kind, at } of held.planned.steps.filter((step) => isToday(step.at)))
      await workCase(setClock(parts, at), cast, { held, kind })
  })
}

async function quotePrice({ parts, cast }: Story, { at, ...quote }: PlannedQuote): Promise<void> {
  const permit = cast.may(demand(cast.withRole("administrator")[0]), "valuation.write")
  await recordRate(setClock(parts, at), permit, { ...quote, quotedAt: at })
}

async function register({ parts, cast }: Story, { record, registeredAt }: PlannedCustomer): Promise<Id> {
  const permit = cast.may(demand(cast.withRole("analyst")[0]), "customer.write")
  return (await registerCustomer(setClock(parts, registeredAt), permit, record)).customerId
}

async function changeCustomer({ parts, cast, customerIds }: Story, [position, { change }]: [number, PlannedCustomer]): Promise<void> {
  if (change === null) return
  const permit = cast.may(demand(cast.withRole("analyst")[0]), "customer.write")
  const { at, status } = change
  await amendCustomer(setClock(parts, at), permit, { customerId: demand(customerIds[position]), version: 1, changes: { status } })
}

async function submit(story: Story, planned: PlannedTransfer): Promise<void> {
  const { parts, cast, seed } = story
  const chance = openChance(seed, planned.idempotencyKey)
  const { told, customer, idempotencyKey, direction, amount } = planned
  const { detail } = await assessTransfer(setClock(parts, planned.at), cast.may(chance.pick(cast.withRole("analyst")), "transfer.submit"), {
    idempotencyKey,
    direction,
    amount,
    customerId: demand(story.customerIds[customer]),
    otherParty: told.party,
    otherWalletHosting: told.hosting,
    otherVaspName: told.vaspName,
  })
  story.onTransfer()
  if (detail.case === null) return
  const { caseId, ownerId } = detail.case
  if (ownerId === null) throw new Error(`Case ${caseId} has no owner`)
  const checker = chance.pick((["officer", "approver", "mlro", "deputy_mlro"] as const).flatMap(cast.withRole))
  story.held.push({ planned, transferId: detail.transfer.transferId, caseId, ownerId, checker, chance })
}

/** What the plan promises to be there. */
function demand<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The plan of the demonstration names somebody who is not there")
  return value
}

const atOnce = 8

/** Does the work on every item, some at a time. The first failure ends it. */
async function abreast<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}
