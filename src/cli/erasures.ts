import type { Command } from "commander"
import { type Asked, fieldLines, printAnswer, zonedTime } from "./print.ts"
import { reachApi } from "./reach-api.ts"

interface Erasure {
  readonly state: keyof typeof states
  readonly until: string | null
  readonly heldTransfers: number
  readonly proposal: { readonly proposedBy: string; readonly proposedAt: string; readonly expiresAt: string } | null
  readonly erases: readonly string[]
  readonly keeps: readonly string[]
}

interface Erased {
  readonly customerId: string
  readonly reference: string
  readonly erasedAt: string | null
  readonly version: number
}

interface Versioned extends Asked {
  readonly version: string
}

const states = {
  not_closed: "not closed: the relationship goes on, or a transfer is held",
  retained: "closed; the records are still to be kept",
  erasable: "may be erased; propose it",
  proposed: "proposed; another person has to approve",
  erased: "erased",
} as const

/** The verbs of `shekara customers` by which two people erase a customer after retention. */
export function erasureCommands(customers: Command): void {
  customers
    .command("erasure <customer>")
    .description("whether a customer may be erased, from when on, and what that means")
    .option("--json", "print the API's JSON")
    .action(async (customerId: string, asked: Asked) =>
      printAnswer(asked, await reachApi().get<Erasure>(pathOf(customerId)), standingLines),
    )
  takesVersion(customers.command("propose-erasure <customer>"))
    .description("propose to erase a closed customer whose records need not be kept any longer")
    .action(async (customerId: string, { version, ...asked }: Versioned) =>
      printAnswer(asked, await reachApi().send<Erasure>(pathOf(customerId), { body: {}, ifMatch: `"${version}"` }), standingLines),
    )
  takesVersion(customers.command("approve-erasure <customer>"))
    .description("approve as second person, and erase; cannot be undone")
    .action(async (customerId: string, { version, ...asked }: Versioned) => {
      const path = `${pathOf(customerId)}/approval`
      printAnswer(asked, await reachApi().send<Erased>(path, { body: {}, ifMatch: `"${version}"` }), erasedLines)
    })
}

function takesVersion(command: Command): Command {
  return command.requiredOption("--version <number>", "the version of the customer that you saw").option("--json", "print the API's JSON")
}

function pathOf(customerId: string): string {
  return `/v1/customers/${encodeURIComponent(customerId)}/erasure`
}

function standingLines({ state, until, heldTransfers, proposal, erases, keeps }: Erasure): string[] {
  return fieldLines([
    ["Erasure", states[state]],
    ...(until === null ? [] : [["Records kept until", zonedTime(until)] as const]),
    ...(heldTransfers === 0 ? [] : [["Held transfers", heldTransfers] as const]),
    ...(proposal === null ? [] : [["Proposed by", proposal.proposedBy] as const, ["Waits until", zonedTime(proposal.expiresAt)] as const]),
    ["Is erased", erases.join(", ")],
    ["Stays", keeps.join(", ")],
  ])
}

function erasedLines({ customerId, reference, erasedAt, version }: Erased): string[] {
  return fieldLines([
    ["Customer", customerId],
    ["Reference", reference],
    ["Erased", zonedTime(erasedAt)],
    ["Version", version],
  ])
}
