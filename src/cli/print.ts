import type { Answer } from "./reach-api.ts"
import { visible } from "./visible.ts"

/** What every verb takes: people read lines, programs the API's own JSON. */
export interface Asked {
  readonly json?: true
}

/** Prints the answer of the API: its JSON as it came, or the lines made of it. */
export function printAnswer<T>(
  { json }: Asked,
  { text, body }: Pick<Answer<T>, "text" | "body">,
  linesOf: (body: T) => readonly string[],
): void {
  print(json ? [text] : linesOf(body))
}

export function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""))
}

/** Says something about the work itself, beside its result: standard error, so that results can be piped on. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Rows under their headings, each column as wide as its widest cell. Cells are foreign text. */
export function tableLines(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return ["Nothing."]
  const cells = [headings, ...rows.map((row) => row.map(visible))]
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => lengthOf(row[column] ?? ""))))
  return cells.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  )
}

/** Names and values in two columns. What is null or absent is not known, and says so. */
export function fieldLines(fields: readonly (readonly [string, string | number | null | undefined])[]): string[] {
  const width = Math.max(...fields.map(([name]) => lengthOf(name)))
  return fields.map(
    ([name, value]) => `  ${pad(name, width)}  ${value === null || value === undefined ? "not known" : visible(String(value))}`,
  )
}

/** An instant as people in Almaty read it: `2026-11-22 13:30:00`. What cannot be read is shown as it came. */
export function localTime(instant: string): string {
  const moment = new Date(instant)
  return Number.isNaN(moment.getTime()) ? instant : almaty.format(moment)
}

/** The same with the zone named, where no heading names it. */
export function zonedTime(instant: string | null): string | null {
  return instant === null ? null : `${localTime(instant)} Asia/Almaty`
}

/** The Swedish form is the international one: year, month, day, and hours up to 23. */
const almaty = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Almaty", dateStyle: "short", timeStyle: "medium" })

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - lengthOf(text)))
}

function lengthOf(text: string): number {
  return [...text].length
}
