import type { Command } from "commander"
import { notice, periodView, rulebookFolder, valueView } from "../rulebook/rulebook.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import { dayOf } from "./day-of.ts"
import { openRulebook } from "./open-rulebook.ts"
import { type Asked, fieldLines, print, tableLines } from "./print.ts"
import { listKind, showEntry } from "./rulebook-entries.ts"
import { visible } from "./visible.ts"

type ValueView = ReturnType<typeof valueView>
type PeriodView = ReturnType<typeof periodView>

interface DayAsked extends Asked {
  readonly on?: string
  readonly folder: string
}

/** `shekara rulebook`: the law and house policy as they stand on this disk. Needs no server and no sign-in. */
export function rulebookCommand(rulebook: Command): void {
  rulebook
    .command("check [folder]")
    .description("read every file of a rulebook; names file, line and remedy of each mistake")
    .option("--json", "print JSON")
    .action((folder: string = rulebookFolder, { json }: Asked) => {
      const counted = countsOf(openRulebook(folder))
      print(json ? [JSON.stringify(counted)] : ["The rulebook can be used.", ...fieldLines(Object.entries(counted))])
    })
  takesDay(rulebook.command("list [kind]"))
    .description("every value on a day; or of one kind: values, rules, facts, rows, texts")
    .action((kind: string = "values", { folder, on, json }: DayAsked) => {
      const day = dayOf(on)
      const { items, lines } = listed(kind, openRulebook(folder), day)
      print(json ? [JSON.stringify({ notice, on: day, items })] : [`On ${day}:`, ...lines])
    })
  takesDay(rulebook.command("show <id>"))
    .description("a value on a day, or a rule, a fact or a catalogue row, each with its sources")
    .action((id: string, { folder, on, json }: DayAsked) => {
      const day = dayOf(on)
      const { body, lines } = shown(id, openRulebook(folder), day)
      print(json ? [JSON.stringify({ notice, on: day, ...body })] : [...lines, "", notice])
    })
}

function takesDay(command: Command): Command {
  return command
    .option("--on <YYYY-MM-DD>", "the day whose law is asked; today in Astana when absent")
    .option("--folder <folder>", "where the rulebook is", rulebookFolder)
    .option("--json", "print the JSON that /v1/rulebook answers")
}

function countsOf({ id, version, digest, parameters, sources, rules, facts, catalogues, texts }: Rulebook) {
  const rows = [...catalogues.values()].reduce((sum, catalogue) => sum + catalogue.rows.length, 0)
  const law = { values: parameters.size, rules: rules.length, facts: facts.size, catalogues: catalogues.size, rows }
  return { id, version, digest, ...law, texts: texts.size, sources: sources.size }
}

function listed(kind: string, rulebook: Rulebook, day: LawDate): { readonly items: readonly object[]; readonly lines: readonly string[] } {
  if (kind !== "values") return listKind(kind, rulebook)
  const items = [...rulebook.parameters.values()].map((parameter) => valueView(parameter, day))
  return { items, lines: valueTable(items) }
}

function shown(id: string, rulebook: Rulebook, day: LawDate): { readonly body: object; readonly lines: readonly string[] } {
  const parameter = rulebook.parameters.get(id)
  if (parameter === undefined) return showEntry(id, rulebook)
  const body = { ...valueView(parameter, day), periods: parameter.periods.map(periodView) }
  return { body, lines: valueLines(body, day) }
}

function valueTable(values: readonly ValueView[]): string[] {
  const rows = values.map((value) => [
    value.id,
    value.current?.grade ?? "",
    value.current === undefined ? value.status.replaceAll("_", " ") : valueText(value, value.current),
  ])
  return tableLines(["Id", "Grade", "Value"], rows)
}

function valueLines(value: ValueView & { readonly periods: readonly PeriodView[] }, day: LawDate): string[] {
  const { current, periods } = value
  return [
    visible(value.meaning),
    ...fieldLines([
      ["Id", value.id],
      [`On ${day}`, current === undefined ? value.status.replaceAll("_", " ") : valueText(value, current)],
      ["File", `rulebook/${value.file}:${value.line}`],
      ...(current === undefined ? [] : [["Grade", current.grade] as const, ["Checked", current.checkedOn] as const]),
      ...(current?.citations ?? []).map(({ at, title, grade }) => ["Source", `grade ${grade}: ${title}, ${at}`] as const),
      ...(current?.note === undefined ? [] : [["Note", current.note] as const]),
    ]),
    "",
    ...tableLines(
      ["From", "To", "Value"],
      periods.map((period) => [period.from, period.to ?? "open", valueText(value, period)]),
    ),
  ]
}

/** `1000.00 USD or more`, `24 hours`, `KZ, UZ`. */
function valueText({ unit, comparison }: Pick<ValueView, "unit" | "comparison">, { value }: PeriodView): string {
  if (comparison !== undefined && typeof value === "string")
    return comparison === "at_least" ? `${value} ${unit} or more` : `above ${value} ${unit}`
  if (typeof value === "number") return unit === "count" ? `${value}` : `${value} ${unit}`
  if (typeof value === "string") return value
  return value.map((item) => (typeof item === "string" ? item : `${item.party} ${item.need}`)).join(", ")
}
