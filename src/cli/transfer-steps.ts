import { type Command, Option } from "commander"
import { readClearances } from "./clearances.ts"
import { misused } from "./failure.ts"
import { type OtherSideAsked, otherSideOf, takesOtherSide } from "./other-side-flags.ts"
import { type Asked, printAnswer, tell } from "./print.ts"
import { type Answer, type Api, reachApi } from "./reach-api.ts"
import { readJsonObject } from "./read-input.ts"
import { type TransferDetail, titleOf, transferLines } from "./transfer-lines.ts"
import { visible } from "./visible.ts"

interface StepAsked extends Asked {
  readonly version?: string
}

interface Preparation {
  readonly recommendation: string
  readonly why: string
  readonly clearances: readonly { readonly findingKey: string; readonly why: string }[]
}

/** The steps that people take about a held transfer. Each acts on the version that is read first, or on the one insisted on. */
export function transferStepCommands(transfers: Command): void {
  makerCommands(transfers)
  for (const { verb, address, about } of checkerVerbs) {
    takesVersion(transfers.command(`${verb} <transfer>`).description(about))
      .requiredOption("--why <text>", "your reason, for the record")
      .option("--code <code>", "of your authenticator app, where the decision is confirmed with it")
      .action(async (transferId: string, { why, code, ...asked }: StepAsked & { why: string; code?: string }) => {
        const step = await beginStep(transferId, asked)
        await tellPreparation(step.api, step.seen.body)
        await endStep(step, { address, body: { why, ...(code === undefined ? {} : { confirmation: { code } }) } }, asked)
      })
  }
}

const checkerVerbs = [
  { verb: "release", address: "release", about: "approve as second person; assessed anew, and released only if nothing stands" },
  { verb: "reject", address: "rejection", about: "reject as second person" },
  { verb: "return", address: "return", about: "send back to whoever works the case" },
] as const

function makerCommands(transfers: Command): void {
  const amend = takesVersion(
    transfers.command("amend <transfer>").description("supply or correct what is known about the other party"),
  ).option("--file <file>", "the amendment as JSON; - reads standard input")
  takesOtherSide(amend).action(
    async (transferId: string, { file, version, json, ...otherSide }: StepAsked & OtherSideAsked & { file?: string }) => {
      const asked = { ...(version === undefined ? {} : { version }), ...(json === undefined ? {} : { json }) }
      const body = file === undefined ? otherSideOf(otherSide) : readJsonObject(file)
      if (Object.keys(body).length === 0) throw misused("Nothing is amended.", "Name at least one field, such as --wallet-address.")
      await endStep(await beginStep(transferId, asked), { address: "amendment", body }, asked)
    },
  )
  takesVersion(transfers.command("prepare <transfer>").description("lay a recommendation before a second person"))
    .addOption(new Option("--recommend <what>").choices(["release", "reject"]).makeOptionMandatory())
    .requiredOption("--why <text>", "your reason, for the second person and for the record")
    .option(
      "--clear <finding=why>",
      "why a finding does not stand in the way; once for each",
      (word: string, before: readonly string[] = []) => [...before, word],
    )
    .addHelpText("after", '\nA finding is named by its reason code, or by what `transfers show` prints as "Clear as".')
    .action(
      async (
        transferId: string,
        { recommend, why, clear = [], ...asked }: StepAsked & { recommend: string; why: string; clear?: readonly string[] },
      ) => {
        const step = await beginStep(transferId, asked)
        const clearances = readClearances(clear, step.seen.body.decisions.at(-1)?.findings ?? [])
        await endStep(step, { address: "preparation", body: { recommendation: recommend, why, clearances } }, asked)
      },
    )
}

function takesVersion(command: Command): Command {
  return command
    .option("--version <number>", "insist on the version you saw; without it, the one that stands now")
    .option("--json", "print the API's JSON")
}

interface Step {
  readonly api: Api
  readonly path: string
  readonly seen: Answer<TransferDetail>
  readonly ifMatch: string
}

/** Reads the transfer and says what will be acted on. */
async function beginStep(transferId: string, { version }: StepAsked): Promise<Step> {
  const api = reachApi()
  const path = `/v1/transfers/${encodeURIComponent(transferId)}`
  const seen = await api.get<TransferDetail>(path)
  tell(`Acting on version ${version ?? seen.body.transfer.version} of: ${titleOf(seen.body.transfer)}`)
  return { api, path, seen, ifMatch: version === undefined ? seen.etag : `"${version}"` }
}

async function endStep(
  { api, path, ifMatch }: Step,
  { address, body }: { readonly address: string; readonly body: object },
  asked: StepAsked,
): Promise<void> {
  printAnswer(asked, await api.send<TransferDetail>(`${path}/${address}`, { body, ifMatch }), transferLines)
}

/** The second person sees what the first one recommends, and why, before it is done. */
async function tellPreparation(api: Api, { case: about }: TransferDetail): Promise<void> {
  if (about === null || about.preparedBy === null) return
  const { preparation } = (await api.get<{ case: { preparation: Preparation | null } }>(`/v1/cases/${about.caseId}`)).body.case
  if (preparation === null) return
  tell(`Prepared by ${about.preparedBy}: ${preparation.recommendation}, ${visible(preparation.why)}`)
  for (const { findingKey, why } of preparation.clearances) tell(`  clears ${visible(findingKey)}: ${visible(why)}`)
}
