import { randomUUID } from "node:crypto"
import { type Command, Option } from "commander"
import { assetCodes } from "../vocabulary/asset.ts"
import { directions, transferStates } from "../vocabulary/transfer.ts"
import { Failure } from "./failure.ts"
import { type ListAsked, printPages, takesPages } from "./list-pages.ts"
import { type OtherSideAsked, otherSideOf, takesOtherSide } from "./other-side-flags.ts"
import { type Asked, printAnswer, tell } from "./print.ts"
import { rateCommands } from "./rates.ts"
import { reachApi } from "./reach-api.ts"
import { readJsonObject } from "./read-input.ts"
import { replayTransfer } from "./replay-transfer.ts"
import { type TransferDetail, type TransferSeen, transferLines, transferTable } from "./transfer-lines.ts"
import { transferStepCommands } from "./transfer-steps.ts"
import { writeStream } from "./write-stream.ts"

interface SubmitAsked extends Asked, OtherSideAsked {
  readonly file?: string
  readonly customer?: string
  readonly direction?: string
  readonly asset?: string
  readonly amount?: string
  readonly idempotencyKey?: string
}

interface FilterAsked {
  readonly state?: string
  readonly direction?: string
  readonly customer?: string
}

/** `shekara transfers`: from submission to release, and the prices without which nothing is released. */
export function transfersCommand(transfers: Command): void {
  submitCommand(transfers)
  readCommands(transfers)
  transferStepCommands(transfers)
  rateCommands(transfers)
}

function submitCommand(transfers: Command): void {
  const submit = transfers
    .command("submit")
    .description("submit a transfer for a decision, by flags or from a file")
    .option("--file <file>", "the request as JSON; - reads standard input; flags go before what stands in it")
    .option("--customer <id>", "whose transfer it is")
    .addOption(new Option("--direction <direction>", "which way it goes").choices(directions))
    .addOption(new Option("--asset <asset>", "what moves").choices(assetCodes))
    .option("--amount <decimal>", 'in whole assets, such as "0.015"')
    .option("--idempotency-key <key>", "new for each transfer; made for you when absent")
    .option("--json", "print the API's JSON")
  takesOtherSide(submit)
    .addHelpText(
      "after",
      `
The same key with the same request is decided once, however often it is sent.
Example:
  shekara transfers submit --customer <id> --direction withdrawal --asset USDT --amount 2500 \\
    --kind natural --name "Demoniyar Zhalgan Synthetic" --hosting vasp --vasp "Synthetic Exchange"`,
    )
    .action(submitTransfer)
}

async function submitTransfer({
  file,
  customer,
  direction,
  asset,
  amount,
  idempotencyKey = randomUUID(),
  json,
  ...otherSide
}: SubmitAsked) {
  const { otherParty, ...rest } = otherSideOf(otherSide)
  const written = file === undefined ? {} : readJsonObject(file)
  const named = { customerId: customer, direction, asset, amount, ...rest, otherParty: mergeParty(written["otherParty"], otherParty) }
  const body = { ...written, ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) }
  try {
    const answer = await reachApi().send<TransferDetail>("/v1/transfers", { body, idempotencyKey })
    if (answer.status === 200) tell("This key was used before: here is the transfer as it stands; nothing new was decided.")
    printAnswer(json === undefined ? {} : { json }, answer, transferLines)
  } catch (problem) {
    if (problem instanceof Failure && problem.told.kind === "unreachable")
      tell(`Send it again with --idempotency-key ${idempotencyKey}: it is decided once.`)
    throw problem
  }
}

function mergeParty(written: unknown, named: Readonly<Record<string, string>> | undefined): unknown {
  if (named === undefined) return written
  return typeof written === "object" ? { ...written, ...named } : named
}

function readCommands(transfers: Command): void {
  takesFilter(takesPages(transfers.command("list").description("transfers, newest first"))).action((asked: ListAsked & FilterAsked) =>
    printPages<TransferSeen>(reachApi(), asked, { path: "/v1/transfers", query: filterOf(asked), linesOf: transferTable }),
  )
  transfers
    .command("show <transfer>")
    .description("one transfer: facts, findings with their sources, decisions")
    .option("--json", "print the API's JSON")
    .action(async (transferId: string, asked: Asked) =>
      printAnswer(asked, await reachApi().get<TransferDetail>(`/v1/transfers/${encodeURIComponent(transferId)}`), transferLines),
    )
  transfers
    .command("replay <transfer>")
    .description("decide again from the frozen facts and compare; exit code 1 when a decision differs")
    .option("--decision <id>", "only this decision")
    .option("--json", "print the API's JSON, one line a decision")
    .action(replayTransfer)
  takesFilter(transfers.command("export").description("every transfer as JSON lines, newest first"))
    .option("--out <file>", "a new file; standard output when absent")
    .action(({ out, ...asked }: FilterAsked & { out?: string }) =>
      writeStream(reachApi().stream("/v1/transfers/export", filterOf(asked)), out),
    )
}

function takesFilter(command: Command): Command {
  return command
    .addOption(new Option("--state <state>").choices(transferStates))
    .addOption(new Option("--direction <direction>").choices(directions))
    .option("--customer <id>", "of one customer")
}

function filterOf({ state, direction, customer }: FilterAsked): Record<string, string | undefined> {
  return { state, direction, customerId: customer }
}
