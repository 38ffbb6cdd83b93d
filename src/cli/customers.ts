import { type Command, Option } from "commander"
import { type Customer, customerStatuses } from "../customers/customers.ts"
import { partyKinds } from "../vocabulary/party.ts"
import { erasureCommands } from "./erasures.ts"
import { misused } from "./failure.ts"
import { type ListAsked, printPages, takesPages } from "./list-pages.ts"
import { type Asked, fieldLines, printAnswer, tableLines, tell, zonedTime } from "./print.ts"
import { reachApi } from "./reach-api.ts"
import { readJsonObject } from "./read-input.ts"
import { visible } from "./visible.ts"

interface RecordAsked extends Asked {
  readonly file?: string
  readonly version?: string
  readonly reference?: string
  readonly kind?: string
  readonly name?: string
  readonly country?: string
  readonly status?: string
  readonly services?: string
  readonly walletAddress?: string
  readonly physicalAddress?: string
  readonly nationalId?: string
  readonly birthDate?: string
  readonly birthPlace?: string
}

/** `shekara customers`: whom the firm serves. A customer who is not on record moves nothing. */
export function customersCommand(customers: Command): void {
  takesPages(customers.command("list").description("customers, newest first"))
    .addOption(new Option("--status <status>").choices(customerStatuses))
    .option("--search <text>", "whole words of the name, or a part of the reference")
    .action(({ status, search, ...asked }: ListAsked & { status?: string; search?: string }) =>
      printPages<Customer>(reachApi(), asked, { path: "/v1/customers", query: { status, search }, linesOf: customerTable }),
    )
  customers
    .command("show <customer>")
    .description("one customer")
    .option("--json", "print the API's JSON")
    .action(async (customerId: string, asked: Asked) =>
      printAnswer(asked, await reachApi().get<Customer>(pathOf(customerId)), customerLines),
    )
  const add = customers
    .command("add")
    .description("put a customer on record")
    .option("--reference <text>", "the firm's own, unique among its customers")
    .addOption(new Option("--kind <kind>").choices(partyKinds))
  takesRecord(add).action(async (asked: RecordAsked) =>
    printAnswer(asked, await reachApi().send<Customer>("/v1/customers", { body: recordOf(asked) }), customerLines),
  )
  takesRecord(customers.command("amend <customer>").description("change a customer's record; what is not named stays as it is"))
    .option("--version <number>", "insist on the version you saw; without it, the one that stands now")
    .action(amendCustomer)
  erasureCommands(customers)
}

async function amendCustomer(customerId: string, asked: RecordAsked): Promise<void> {
  const body = recordOf(asked)
  if (Object.keys(body).length === 0) throw misused("Nothing is amended.", "Name at least one field, such as --status.")
  const api = reachApi()
  const seen = await api.get<Customer>(pathOf(customerId))
  const { version = `${seen.body.version}` } = asked
  tell(`Acting on version ${version} of: ${visible(seen.body.reference)}, ${visible(nameOf(seen.body))}, ${seen.body.status}`)
  const change = { method: "PATCH", body, ifMatch: asked.version === undefined ? seen.etag : `"${version}"` } as const
  printAnswer(asked, await api.send<Customer>(pathOf(customerId), change), customerLines)
}

function takesRecord(command: Command): Command {
  return command
    .option("--file <file>", "the record as JSON; - reads standard input; flags go before what stands in it")
    .option("--name <name>", "full name")
    .option("--country <code>", "country of residence, ISO 3166-1 alpha-2, such as KZ")
    .addOption(new Option("--status <status>").choices(customerStatuses))
    .option("--services <services>", "what was agreed, with commas between: withdrawal, deposit")
    .option("--wallet-address <address>")
    .option("--physical-address <address>")
    .option("--national-id <number>")
    .option("--birth-date <YYYY-MM-DD>")
    .option("--birth-place <place>")
    .option("--json", "print the API's JSON")
}

/** The record in the API's words: what the file says, and before it what the flags say. */
function recordOf({ file, services, version: _, json: __, ...fields }: RecordAsked): Readonly<Record<string, unknown>> {
  return {
    ...(file === undefined ? {} : readJsonObject(file)),
    ...fields,
    ...(services === undefined ? {} : { services: services.split(",").map((service) => service.trim()) }),
  }
}

function pathOf(customerId: string): string {
  return `/v1/customers/${encodeURIComponent(customerId)}`
}

function nameOf({ name, erasedAt }: Pick<Customer, "name" | "erasedAt">): string {
  return name ?? `erased on ${erasedAt?.slice(0, 10)}`
}

function customerTable(customers: readonly Customer[]): string[] {
  const rows = customers.map(({ customerId, reference, name, erasedAt, kind, country, status, services }) => [
    customerId,
    reference,
    nameOf({ name, erasedAt }),
    kind,
    country ?? "not known",
    status,
    services.join(", "),
  ])
  return tableLines(["Customer", "Reference", "Name", "Kind", "Country", "Status", "Services"], rows)
}

function customerLines(customer: Customer): string[] {
  return [
    visible(`${nameOf(customer)}: ${customer.status}`),
    ...fieldLines([
      ["Customer", customer.customerId],
      ["Version", customer.version],
      ["Reference", customer.reference],
      ["Kind", `${customer.kind} person`],
      ["Country", customer.country],
      ["Services", customer.services.length === 0 ? "none agreed" : customer.services.join(", ")],
      ["Wallet address", customer.walletAddress],
      ["Physical address", customer.physicalAddress],
      ["National id", customer.nationalId],
      ["Birth date", customer.birthDate],
      ["Birth place", customer.birthPlace],
      ["On record since", zonedTime(customer.createdAt)],
      ["Changed", zonedTime(customer.updatedAt)],
    ]),
  ]
}
