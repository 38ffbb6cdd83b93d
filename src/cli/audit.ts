import { type Command, Option } from "commander"
import { Failure } from "./failure.ts"
import { type ListAsked, printPages, takesPages } from "./list-pages.ts"
import { type Asked, fieldLines, localTime, print, printAnswer, tableLines, zonedTime } from "./print.ts"
import { type Api, reachApi } from "./reach-api.ts"
import { type VerifyAsked, verifyLog } from "./verify-log.ts"
import { visible } from "./visible.ts"
import { writeStream } from "./write-stream.ts"

interface AuditEntrySeen {
  readonly entryId: string
  readonly position: number | null
  readonly recordedAt: string
  readonly action: string
  readonly actor: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly leafHash: string
}

interface AuditEntryDetail extends AuditEntrySeen {
  readonly canonical: string | null
  readonly check: { readonly leafHashAgrees: boolean; readonly columnsAgree: boolean }
}

interface EventSeen {
  readonly eventId: string
  readonly topic: string
  readonly createdAt: string
  readonly delivery: { readonly state: string; readonly attempts: number; readonly lastProblem: string | null }
}

/** `shekara audit`: what was done, by whom, and which events left the house. */
export function auditCommand(audit: Command): void {
  entryCommands(audit)
  verifyCommand(audit)
  eventCommands(audit)
}

function entryCommands(audit: Command): void {
  takesPages(audit.command("entries").description("audit entries, newest first"))
    .option("--action <action>", "such as transfer.released")
    .option("--actor <user>", "by one person, or by system")
    .option("--subject <id>", "about one transfer, case, customer or user")
    .action(({ action, actor, subject, ...asked }: ListAsked & { action?: string; actor?: string; subject?: string }) =>
      printPages<AuditEntrySeen>(reachApi(), asked, {
        path: "/v1/audit/entries",
        query: { action, actor, subjectId: subject },
        linesOf: entryTable,
      }),
    )
  audit
    .command("show <entry>")
    .description("one entry with the exact text that was hashed, hashed again")
    .option("--json", "print the API's JSON")
    .action(async (entryId: string, asked: Asked) =>
      printAnswer(asked, await reachApi().get<AuditEntryDetail>(`/v1/audit/entries/${encodeURIComponent(entryId)}`), entryLines),
    )
  audit
    .command("export")
    .description("the log in the order of positions, as JSON lines")
    .option("--out <file>", "a new file; standard output when absent")
    .option("--from <position>", "the first position wanted", "0")
    .option("--checkpoint <file>", "a new file for the signed checkpoints; the log then ends where the newest one does")
    .action(async ({ out, from, checkpoint }: { out?: string; from: string; checkpoint?: string }) => {
      const api = reachApi()
      const to = checkpoint === undefined ? undefined : `${await newestSize(api)}`
      if (checkpoint !== undefined) await writeStream(api.stream("/v1/audit/checkpoint-file", { to }), checkpoint)
      await writeStream(api.stream("/v1/audit/export", { from, to }), out)
    })
}

async function newestSize(api: Api): Promise<number> {
  const { body } = await api.get<{ readonly checkpoint: { readonly size: number } | null }>("/v1/audit/state")
  if (body.checkpoint !== null) return body.checkpoint.size
  throw new Failure({
    kind: "refused",
    title: "This log has no signed checkpoint yet.",
    remedy: "Wait a minute; then look at the state of the log in the console.",
  })
}

function verifyCommand(audit: Command): void {
  audit
    .command("verify")
    .description("whether an exported log is the one that was signed; needs the files alone, no server and no sign-in")
    .requiredOption("--log <file>", "JSON lines as the export gives them, from position 0 on")
    .requiredOption("--checkpoint <file>", "one signed checkpoint or more; the largest counts, the others narrow down where a change lies")
    .option("--earlier-checkpoint <file>", "kept by you from before: shows a rollback and a rewritten history")
    .option("--key <key-or-file>", "the public key you trust; when absent, <checkpoint>.key or audit-key.pub beside it")
    .option("--json", "print JSON")
    .action(async ({ json, ...asked }: VerifyAsked & Asked) => {
      const { figures, lines } = await verifyLog(asked)
      print(json ? [JSON.stringify(figures)] : lines.map(visible))
    })
}

function eventCommands(audit: Command): void {
  takesPages(audit.command("events").description("events that left the house, newest first, with what became of pushing them"))
    .option("--topic <topic>", "such as transfer.released")
    .addOption(new Option("--state <state>", "dead: given up after many attempts").choices(["undelivered", "delivered", "dead"]))
    .action(({ topic, state, ...asked }: ListAsked & { topic?: string; state?: string }) =>
      printPages<EventSeen>(reachApi(), asked, { path: "/v1/audit/events", query: { topic, state }, linesOf: eventTable }),
    )
  audit
    .command("redeliver <event>")
    .description("have an event pushed again from the start")
    .option("--json", "print the API's JSON")
    .action(async (eventId: string, asked: Asked) => {
      const answer = await reachApi().send<EventSeen>(`/v1/audit/events/${encodeURIComponent(eventId)}/redelivery`, {})
      printAnswer(asked, answer, ({ topic }) => [`${visible(topic)} will be pushed again.`])
    })
}

function entryTable(entries: readonly AuditEntrySeen[]): string[] {
  const rows = entries.map(({ entryId, position, recordedAt, action, actor, subject }) => [
    position === null ? "not placed" : `${position}`,
    entryId,
    localTime(recordedAt),
    action,
    actor,
    `${subject.kind} ${subject.id}`,
  ])
  return tableLines(["Position", "Entry", "Recorded (Asia/Almaty)", "What was done", "By", "About"], rows)
}

function entryLines({ entryId, position, recordedAt, action, actor, subject, leafHash, canonical, check }: AuditEntryDetail): string[] {
  return [
    ...fieldLines([
      ["Entry", entryId],
      ["Position", position ?? "not placed yet"],
      ["Recorded", zonedTime(recordedAt)],
      ["What was done", action],
      ["By", actor],
      ["About", `${subject.kind} ${subject.id}`],
      ["Leaf hash", leafHash],
      ["Hashed again", check.leafHashAgrees ? "agrees" : "DOES NOT AGREE"],
      ["Searchable copies", check.columnsAgree ? "agree" : "DO NOT AGREE"],
    ]),
    "",
    canonical === null ? "The stored bytes are not text." : visible(canonical),
  ]
}

function eventTable(events: readonly EventSeen[]): string[] {
  const rows = events.map(({ eventId, topic, createdAt, delivery }) => [
    eventId,
    localTime(createdAt),
    topic,
    delivery.state,
    `${delivery.attempts}`,
    delivery.lastProblem ?? "",
  ])
  return tableLines(["Event", "Created (Asia/Almaty)", "Topic", "Delivery", "Attempts", "Last problem"], rows)
}
