import { normaliseName } from "../../normalise-name.ts"
import { type ColumnForm, type ListFile, type Row, readRows, refuseFile } from "./read-rows.ts"

export const fileNames = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"] as const
export type FileName = (typeof fileNames)[number]
/** Without these there is no list. The comments only go on where a remark is too long for its column. */
export const requiredFileNames: readonly FileName[] = ["sdn.csv", "alt.csv", "add.csv"]

/** The rows of the files, joined to the entry they speak of. */
export interface OfacEntry {
  readonly entryNumber: string
  readonly name: string
  readonly type: "individual" | "vessel" | "aircraft" | undefined
  readonly program: string
  readonly title: string | undefined
  readonly vesselFlag: string | undefined
  /** With what the comments file adds where the column was full. */
  readonly remarks: string
  readonly aliases: readonly string[]
  readonly addressCountries: readonly string[]
}

/**
 * Reads Specially Designated Nationals in the Treasury's legacy CSV form. Gives every entry of the files or refuses with
 * `list.file_refused { file, line, expected, got }`; it never gives fewer entries than the files have rows.
 */
export function parseList(files: ReadonlyMap<FileName, Uint8Array>): readonly OfacEntry[] {
  for (const file of requiredFileNames) if (!files.has(file)) throw refuseFile({ file, line: 0, expected: "the file", got: "nothing" })
  const entries = readEntries(read(files, "sdn.csv"))
  joinAliases(entries, read(files, "alt.csv"))
  joinAddresses(entries, read(files, "add.csv"))
  joinComments(entries, read(files, "sdn_comments.csv"))
  return [...entries.values()]
}

const columns: Readonly<Record<FileName, readonly ColumnForm[]>> = {
  // Number, name, type, program, title, call sign, vessel type, tonnage, gross registered tonnage, flag, owner, remarks.
  "sdn.csv": [
    "number",
    "text",
    "optional",
    "text",
    "optional",
    "optional",
    "optional",
    "optional",
    "optional",
    "optional",
    "optional",
    "optional",
  ],
  // Entry, number, type, name, remarks.
  "alt.csv": ["number", "number", "text", "text", "optional"],
  // Entry, number, address, city and so on, country, remarks.
  "add.csv": ["number", "number", "optional", "optional", "optional", "optional"],
  // Entry, remarks.
  "sdn_comments.csv": ["number", "text"],
}

/** The rows of one file; none where an optional file was not brought. */
function read(files: ReadonlyMap<FileName, Uint8Array>, name: FileName): readonly Row[] {
  const bytes = files.get(name)
  return bytes === undefined ? [] : readRows({ name, bytes } satisfies ListFile, columns[name])
}

type Growing = { -readonly [K in keyof OfacEntry]: OfacEntry[K] } & { aliases: string[]; addressCountries: string[] }

function readEntries(rows: readonly Row[]): Map<string, Growing> {
  const entries = new Map<string, Growing>()
  for (const { line, cells } of rows) {
    const wrong = (expected: string, got: string) => refuseFile({ file: "sdn.csv", line, expected, got })
    const [entryNumber = "", name = "", type, program = "", title] = cells
    if (entries.has(entryNumber)) throw wrong("a number of its own for each entry", entryNumber)
    if (type !== undefined && type !== "individual" && type !== "vessel" && type !== "aircraft")
      throw wrong("individual, vessel, aircraft or -0- in column 3", type)
    if (!/^[A-Z0-9[\] -]+$/.test(program)) throw wrong("a programme in capitals in column 4", program)
    // Columns 6 to 11 belong to vessels; a text there on another line shows that the columns have shifted.
    const stray = type === "vessel" ? undefined : cells.slice(5, 11).find((cell) => cell !== undefined)
    if (stray !== undefined) throw wrong("nothing in columns 6 to 11 of what is no vessel", stray)
    assertNamed(name, wrong)
    entries.set(entryNumber, {
      entryNumber,
      name,
      type,
      program,
      title,
      vesselFlag: cells[9],
      remarks: cells[11] ?? "",
      aliases: [],
      addressCountries: [],
    })
  }
  return entries
}

function joinAliases(entries: ReadonlyMap<string, Growing>, rows: readonly Row[]): void {
  const numbers = new Set<string>()
  for (const { line, cells } of rows) {
    const wrong = (expected: string, got: string) => refuseFile({ file: "alt.csv", line, expected, got })
    const [entryNumber = "", aliasNumber = "", type = "", alias = ""] = cells
    if (!["aka", "fka", "nka"].includes(type)) throw wrong("aka, fka or nka in column 3", type)
    if (numbers.has(aliasNumber)) throw wrong("a number of its own for each alias", aliasNumber)
    assertNamed(alias, wrong)
    numbers.add(aliasNumber)
    entryOf(entries, entryNumber, wrong).aliases.push(alias)
  }
}

function joinAddresses(entries: ReadonlyMap<string, Growing>, rows: readonly Row[]): void {
  const numbers = new Set<string>()
  for (const { line, cells } of rows) {
    const wrong = (expected: string, got: string) => refuseFile({ file: "add.csv", line, expected, got })
    const [entryNumber = "", addressNumber = "", , , country] = cells
    if (numbers.has(addressNumber)) throw wrong("a number of its own for each address", addressNumber)
    numbers.add(addressNumber)
    const { addressCountries } = entryOf(entries, entryNumber, wrong)
    if (country !== undefined && !addressCountries.includes(country)) addressCountries.push(country)
  }
}

/** The publisher's own comments file speaks of entries that are gone (three in the files of January 2024): they name nobody, so they are passed over. */
function joinComments(entries: ReadonlyMap<string, Growing>, rows: readonly Row[]): void {
  for (const { cells } of rows) {
    const [entryNumber = "", more = ""] = cells
    const entry = entries.get(entryNumber)
    if (entry !== undefined) entry.remarks += more
  }
}

type Wrong = (expected: string, got: string) => Error

function entryOf(entries: ReadonlyMap<string, Growing>, entryNumber: string, wrong: Wrong): Growing {
  const entry = entries.get(entryNumber)
  if (entry === undefined) throw wrong("the number of an entry of sdn.csv", entryNumber)
  return entry
}

/** A name of which nothing is left to compare could never be found. */
function assertNamed(name: string, wrong: Wrong): void {
  if (normaliseName(name) === "") throw wrong("a name with letters", name)
}
