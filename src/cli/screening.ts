import type { Command } from "commander"
import { reasonMeanings } from "../vocabulary/reason.ts"
import { Failure } from "./failure.ts"
import { importList, type ListVersion } from "./import-list.ts"
import { type ListAsked, printPages, takesPages } from "./list-pages.ts"
import { type Asked, localTime, printAnswer, tableLines } from "./print.ts"
import { type Api, reachApi } from "./reach-api.ts"
import { visible } from "./visible.ts"

interface ListEntry {
  readonly entryId: string
  readonly kind: string
  readonly names: readonly { readonly text: string }[]
  readonly programs: readonly string[]
  readonly countries: readonly string[]
  readonly birthDates: readonly string[]
}

interface NameCheck {
  readonly normalisedName: string
  readonly obstacles: readonly (keyof typeof reasonMeanings)[]
  readonly lists: readonly Pick<ListVersion, "title" | "isSynthetic">[]
  readonly matches: readonly (ListEntry & { readonly list: string; readonly listedName: string; readonly match: string })[]
}

/** `shekara screening`: the sanctions lists, and what a name would meet on them. */
export function screeningCommand(screening: Command): void {
  takesPages(screening.command("lists").description("versions of the sanctions lists, newest first")).action((asked: ListAsked) =>
    printPages<ListVersion>(reachApi(), asked, { path: "/v1/screening/lists", linesOf: versionTable }),
  )
  screening
    .command("import")
    .description("bring the Treasury's SDN files, and wait until they are in force or refused")
    .requiredOption("--sdn <file>", "sdn.csv: the entries")
    .requiredOption("--alt <file>", "alt.csv: their other names")
    .requiredOption("--add <file>", "add.csv: their addresses")
    .option("--comments <file>", "sdn_comments.csv: what did not fit into the others")
    .option("--title <text>", "how people will call this version", "OFAC SDN")
    .option("--json", "print the API's JSON")
    .addHelpText(
      "after",
      "\nFiles that are truncated, shifted or empty are refused with file and line; the list before them stays in force.",
    )
    .action(importList)
  screening
    .command("check <name>")
    .description("what a name would meet on the lists in force; exit code 0 whether it is listed or not")
    .option("--json", "print the API's JSON")
    .action(async (name: string, asked: Asked) =>
      printAnswer(asked, await reachApi().get<NameCheck>("/v1/screening/check", { name }), checkLines),
    )
  takesPages(screening.command("entries [version]").description("entries of one version of a list; of the one in force when none is named"))
    .option("--name <text>", "only those with this in a name")
    .action(async (version: string | undefined, { name, ...asked }: ListAsked & { name?: string }) => {
      const api = reachApi()
      const path = `/v1/screening/lists/${encodeURIComponent(version ?? (await versionInForce(api)))}/entries`
      await printPages<ListEntry>(api, asked, { path, query: { name }, linesOf: entryTable })
    })
}

async function versionInForce(api: Api): Promise<string> {
  const { items } = (await api.get<{ items: readonly ListVersion[] }>("/v1/screening/lists", { limit: "200" })).body
  const active = items.find(({ state }) => state === "active")
  if (active !== undefined) return active.listVersionId
  throw new Failure({ kind: "refused", title: "No sanctions list is in force.", remedy: "Bring one: shekara screening import --help" })
}

function versionTable(versions: readonly ListVersion[]): string[] {
  const rows = versions.map(({ listVersionId, list, title, isSynthetic, state, entryCount, nameCount, receivedAt }) => [
    listVersionId,
    list,
    `${title}${isSynthetic ? " (invented)" : ""}`,
    state,
    `${entryCount ?? ""}`,
    `${nameCount ?? ""}`,
    localTime(receivedAt),
  ])
  return tableLines(["Version", "List", "Title", "State", "Entries", "Names", "Received (Asia/Almaty)"], rows)
}

function checkLines({ normalisedName, obstacles, lists, matches }: NameCheck): string[] {
  return [
    `Compared as "${visible(normalisedName)}" with ${lists.map(({ title }) => visible(title)).join(", ") || "no list"}.`,
    ...obstacles.map((reason) => `${visible(reasonMeanings[reason] ?? reason)} (${visible(reason)})`),
    ...(matches.length > 0
      ? ["", ...tableLines(["List", "Entry", "Kind", "Listed as", "Match", "Programmes", "Born"], matches.map(matchRow))]
      : [obstacles.length === 0 ? "No entry has this name." : "No entry has this name, but that does not mean that nobody is listed."]),
  ]
}

function matchRow({ list, entryId, kind, listedName, match, programs, birthDates }: NameCheck["matches"][number]): string[] {
  return [list, entryId, kind, listedName, match, programs.join(", "), birthDates.join(", ")]
}

function entryTable(entries: readonly ListEntry[]): string[] {
  const rows = entries.map(({ entryId, kind, names, programs, countries }) => [
    entryId,
    kind,
    names[0]?.text ?? "",
    `${names.length}`,
    programs.join(", "),
    countries.join(", "),
  ])
  return tableLines(["Entry", "Kind", "Name", "Names", "Programmes", "Countries"], rows)
}
