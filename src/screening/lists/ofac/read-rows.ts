import { type Refusal, refuse } from "../../../vocabulary/refusal.ts"

/** What a column must hold: digits without quotes, a quoted text, or either a quoted text or the mark of absence. */
export type ColumnForm = "number" | "text" | "optional"

export interface Row {
  /** Line of the file, from 1. */
  readonly line: number
  /** One per column; undefined where the publisher says that there is none. */
  readonly cells: readonly (string | undefined)[]
}

/** One file of the publisher's, under the name that refusals give. */
export interface ListFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Larger than any list file in sight, small enough to hold in memory: what is beyond is not such a file. */
const largestFile = 32 * 1024 * 1024
const longestLine = 64 * 1024
const absent = "-0- "
const endOfFile = "\u001a"

/**
 * Reads a file in the very form in which the Treasury writes it: no header, a line end after each row, numbers bare, texts
 * quoted, `-0- ` for what is absent, and a last byte 0x1A that shows the file to be whole. Refuses the whole file with
 * `list.file_refused` on the first thing that is otherwise: a reader that guesses would drop a row and say nothing.
 */
export function readRows({ name, bytes }: ListFile, columns: readonly ColumnForm[]): readonly Row[] {
  const lines = readLines(name, bytes)
  return lines.map((line, index) => ({
    line: index + 1,
    cells: readCells(line, columns, (expected, got) => refuseFile({ file: name, line: index + 1, expected, got })),
  }))
}

/** The refusal of a list file. `line` 0 speaks of the file as a whole; `got` never repeats more than a few letters of it. */
export function refuseFile(details: {
  readonly file: string
  readonly line: number
  readonly expected: string
  readonly got: string
}): Refusal {
  return refuse("list.file_refused", { ...details, got: details.got.slice(0, 80) })
}

function readLines(file: string, bytes: Uint8Array): readonly string[] {
  const whole = (expected: string, got: string) => refuseFile({ file, line: 0, expected, got })
  if (bytes.length > largestFile) throw whole(`at most ${largestFile} bytes`, `${bytes.length} bytes`)
  const text = decode(bytes)
  if (text === undefined) throw whole("UTF-8 text", "other bytes")
  if (!text.endsWith(endOfFile))
    throw whole("the end mark 0x1A as last byte; the file looks truncated", text === "" ? "an empty file" : "no end mark")
  const rows = text.slice(0, -1)
  if (rows === "") throw whole("at least one row", "none")
  // The publisher ends rows with CR LF, in the comments file with LF; within one file nothing else ends a row.
  const lines = rows.split(/^[^\n]*\r\n/.test(rows) ? "\r\n" : "\n")
  if (lines.pop() !== "")
    throw refuseFile({ file, line: lines.length + 1, expected: "a line end after the row", got: "the end of the file" })
  return lines
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch (cause) {
    if (cause instanceof TypeError) return undefined
    throw cause
  }
}

type Wrong = (expected: string, got: string) => Refusal

function readCells(line: string, columns: readonly ColumnForm[], wrong: Wrong): readonly (string | undefined)[] {
  if (line.length > longestLine) throw wrong(`at most ${longestLine} characters`, `${line.length}`)
  const cells: (string | undefined)[] = []
  let from = 0
  for (const [index, form] of columns.entries()) {
    const written = cellAt(line, from, wrong)
    cells.push(valueIn(written, form, (expected, got) => wrong(`${expected} in column ${index + 1}`, got)))
    from += written.length
    const isLast = index === columns.length - 1
    if (isLast ? from !== line.length : line[from] !== ",") throw wrong(`${columns.length} columns`, isLast ? "more" : `${index + 1}`)
    from += 1
  }
  return cells
}

/** The cell that begins at `from`, as written: to the closing quote, or to the next comma. */
function cellAt(line: string, from: number, wrong: Wrong): string {
  if (line[from] !== '"') {
    const comma = line.indexOf(",", from)
    return comma < 0 ? line.slice(from) : line.slice(from, comma)
  }
  let close = line.indexOf('"', from + 1)
  // A doubled quote stands for one and does not close.
  while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2)
  if (close < 0) throw wrong("a closing quote", line.slice(from))
  return line.slice(from, close + 1)
}

function valueIn(written: string, form: ColumnForm, wrong: Wrong): string | undefined {
  if (form === "number") {
    if (!/^[1-9]\d{0,9}$/.test(written)) throw wrong("a number", written)
    return written
  }
  if (form === "optional" && written === absent) return undefined
  const text = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : ""
  if (text.trim() === "") throw wrong(form === "optional" ? `a quoted text or ${absent.trim()}` : "a quoted text", written)
  if (/\p{Cc}/u.test(text)) throw wrong("text without control characters", "one")
  return text
}
