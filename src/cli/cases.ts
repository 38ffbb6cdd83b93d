import { basename, extname } from "node:path"
import { type Command, Option } from "commander"
import { type Case, type CaseEvent, caseStates } from "../cases/cases.ts"
import { misused } from "./failure.ts"
import { type ListAsked, printPages, takesPages } from "./list-pages.ts"
import { type Asked, fieldLines, localTime, printAnswer, tableLines, zonedTime } from "./print.ts"
import { type Api, reachApi } from "./reach-api.ts"
import { readInput } from "./read-input.ts"
import { visible } from "./visible.ts"
import { writeStream } from "./write-stream.ts"

interface Evidence {
  readonly evidenceId: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
  readonly addedBy: string
  readonly addedAt: string
}

interface CaseDetail {
  readonly case: Case
  readonly events: readonly CaseEvent[]
  readonly evidence: readonly Evidence[]
}

/** `shekara cases`: whatever is held has one. What becomes of its transfer is decided under `shekara transfers`. */
export function casesCommand(cases: Command): void {
  readCommands(cases)
  workCommands(cases)
  evidenceCommands(cases)
}

function readCommands(cases: Command): void {
  takesPages(cases.command("list").description("cases, newest first"))
    .addOption(new Option("--state <state>", "to_do: open or prepared").choices([...caseStates, "to_do"]))
    .option("--owner <user>", "of one person; me for yourself")
    .action(async ({ state, owner, ...asked }: ListAsked & { state?: string; owner?: string }) => {
      const api = reachApi()
      const query = { state, ownerId: owner === undefined ? undefined : await userIdOf(api, owner) }
      await printPages<Case>(api, asked, { path: "/v1/cases", query, linesOf: caseTable })
    })
  cases
    .command("show <case>")
    .description("one case with its timeline and its evidence")
    .option("--json", "print the API's JSON")
    .action(async (caseId: string, asked: Asked) => printAnswer(asked, await reachApi().get<CaseDetail>(pathOf(caseId)), caseLines))
}

function workCommands(cases: Command): void {
  cases
    .command("note <case>")
    .description("add a note to the timeline")
    .requiredOption("--text <text>", "what you found; - reads standard input")
    .option("--json", "print the API's JSON")
    .action(async (caseId: string, { text, ...asked }: Asked & { text: string }) => {
      const body = { text: text === "-" ? readInput("-").toString("utf8") : text }
      printAnswer(asked, await reachApi().send<Case>(`${pathOf(caseId)}/notes`, { body }), () => ["The note stands in the timeline."])
    })
  cases
    .command("assign <case>")
    .description("hand the case to somebody")
    .requiredOption("--to <user>", "whose it becomes; me for yourself")
    .option("--json", "print the API's JSON")
    .action(async (caseId: string, { to, ...asked }: Asked & { to: string }) => {
      const api = reachApi()
      const answer = await api.send<Case>(`${pathOf(caseId)}/assignment`, { body: { ownerId: await userIdOf(api, to) } })
      printAnswer(asked, answer, ({ ownerId }) => [`The case is owned by ${ownerId}.`])
    })
}

function evidenceCommands(cases: Command): void {
  cases
    .command("add-evidence <case>")
    .description("lay a file before the case (at most 5 MiB)")
    .requiredOption("--file <file>", "the file; it is stored as it is")
    .option("--name <name>", "its name in the case; that of the file when absent")
    .option("--media-type <type>", "such as application/pdf; by the ending of the name when absent")
    .option("--json", "print the API's JSON")
    .action(async (caseId: string, { file, name = basename(file), mediaType = mediaTypeOf(name), ...asked }: EvidenceAsked) => {
      const body = { name, mediaType, contentBase64: readInput(file).toString("base64") }
      printAnswer(asked, await reachApi().send<Evidence>(`${pathOf(caseId)}/evidence`, { body }), (added) => evidenceTable([added]))
    })
  cases
    .command("get-evidence <case> <evidence>")
    .description("the bytes of one piece of evidence")
    .requiredOption("--out <file>", "a new file; - writes to standard output")
    .action(async (caseId: string, evidenceId: string, { out }: { out: string }) => {
      if (out === "-" && process.stdout.isTTY)
        throw misused("A foreign file is not written to a terminal.", "Name a file with --out, or pipe it on.")
      await writeStream(reachApi().stream(`${pathOf(caseId)}/evidence/${encodeURIComponent(evidenceId)}`), out)
    })
}

interface EvidenceAsked extends Asked {
  readonly file: string
  readonly name?: string
  readonly mediaType?: string
}

function pathOf(caseId: string): string {
  return `/v1/cases/${encodeURIComponent(caseId)}`
}

async function userIdOf(api: Api, user: string): Promise<string> {
  return user === "me" ? (await api.get<{ userId: string }>("/v1/access/me")).body.userId : user
}

const mediaTypes: Readonly<Record<string, string>> = {
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".txt": "text/plain",
  ".csv": "text/csv",
  ".json": "application/json",
}

function mediaTypeOf(name: string): string {
  return mediaTypes[extname(name).toLowerCase()] ?? "application/octet-stream"
}

function caseTable(cases: readonly Case[]): string[] {
  const rows = cases.map(({ caseId, state, dueAt, ownerId, subjectId }) => [
    caseId,
    state,
    localTime(dueAt),
    ownerId ?? "nobody",
    subjectId,
  ])
  return tableLines(["Case", "State", "Due (Asia/Almaty)", "Owner", "Transfer"], rows)
}

function caseLines({ case: about, events, evidence }: CaseDetail): string[] {
  const { preparation, resolution } = about
  return [
    `Case ${resolution ?? about.state}`,
    ...fieldLines([
      ["Case", about.caseId],
      ["Version", about.version],
      ["Transfer", about.subjectId],
      ["Owner", about.ownerId ?? "nobody"],
      ["Opened", zonedTime(about.openedAt)],
      ["Due", zonedTime(about.dueAt)],
      ...(about.closedAt === null ? [] : [["Closed", `${zonedTime(about.closedAt)} by ${about.closedBy}`] as const]),
    ]),
    ...(preparation === null
      ? []
      : [
          "",
          `Prepared by ${about.preparedBy}: ${preparation.recommendation}, ${visible(preparation.why)}`,
          ...preparation.clearances.map(({ findingKey, why }) => `  clears ${visible(findingKey)}: ${visible(why)}`),
        ]),
    "",
    "Timeline:",
    ...tableLines(["When (Asia/Almaty)", "What", "Who", "Said"], events.map(eventRow)).map((line) => `  ${line}`),
    ...(evidence.length === 0 ? [] : ["", "Evidence:", ...evidenceTable(evidence).map((line) => `  ${line}`)]),
  ]
}

function eventRow({ occurredAt, kind, actor, body }: CaseEvent): string[] {
  const said = ["text", "why", "name"].map((field) => body[field]).find((value) => typeof value === "string")
  return [localTime(occurredAt), kind.replaceAll("_", " "), actor, String(said ?? "")]
}

function evidenceTable(evidence: readonly Evidence[]): string[] {
  const rows = evidence.map(({ evidenceId, name, mediaType, size, sha256 }) => [evidenceId, name, mediaType, `${size}`, sha256])
  return tableLines(["Evidence", "Name", "Type", "Bytes", "SHA-256"], rows)
}
