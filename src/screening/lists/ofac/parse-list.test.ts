import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { Refusal } from "../../../vocabulary/refusal.ts"
import { type FileName, parseList } from "./parse-list.ts"

const sdn = [
  `36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- `,
  `306,"BANCO NACIONAL DE CUBA",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. 'BNC'."`,
  `6925,"GHAILANI, Ahmed Khalfan","individual","SDGT] [IFSR","Doctor",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 14 Mar 1974; POB Zanz"`,
  `15038,"ARGO I","vessel","IRAN",-0- ,"T2DS4","Crude Oil Tanker","10,000","9,000","Iran","NITC",-0- `,
]
const alt = [`36,12,"aka","AERO-CARIBBEAN",-0- `, `6925,4760,"fka","AHMED ""THE DOCTOR""",-0- `]
const add = [
  `36,25,-0- ,"Havana","Cuba",-0- `,
  `306,199,"Zweierstrasse 35, 2","Zurich CH-8022","Switzerland",-0- `,
  `306,200,-0- ,-0- ,-0- ,-0- `,
]
const comments = [`6925,"ibar; citizen Tanzania."`, `99,"about nobody left on the list"`]

interface Texts {
  readonly sdn: string
  readonly alt: string
  readonly add: string
  readonly comments?: string
}

function textOf(rows: readonly string[], lineEnd = "\r\n"): string {
  return `${rows.map((row) => row + lineEnd).join("")}\u001a`
}

const whole: Texts = { sdn: textOf(sdn), alt: textOf(alt), add: textOf(add), comments: textOf(comments, "\n") }

function read(texts: Partial<Texts> = whole) {
  const { sdn, alt, add, comments } = { ...whole, ...texts }
  const encode = (text: string) => new TextEncoder().encode(text)
  return parseList(
    new Map<FileName, Uint8Array>([
      ["sdn.csv", encode(sdn)],
      ["alt.csv", encode(alt)],
      ["add.csv", encode(add)],
      ["sdn_comments.csv", encode(comments ?? "")],
    ]),
  )
}

/** What is said of files that are refused; undefined when they are taken. Anything else thrown is a defect and fails the test. */
function refusalOf(work: () => unknown): Refusal["details"] | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof Refusal && error.code === "list.file_refused") return error.details
    throw error
  }
}

test("every entry comes with its aliases, addresses and whole remarks", () => {
  const entries = read()
  expect(entries.map(({ entryNumber }) => entryNumber)).toEqual(["36", "306", "6925", "15038"])
  expect(entries[0]).toMatchObject({
    name: "AEROCARIBBEAN AIRLINES",
    type: undefined,
    aliases: ["AERO-CARIBBEAN"],
    addressCountries: ["Cuba"],
    remarks: "",
  })
  expect(entries[1]).toMatchObject({ addressCountries: ["Switzerland"], remarks: "a.k.a. 'BNC'." })
  expect(entries[2]).toMatchObject({
    type: "individual",
    title: "Doctor",
    aliases: ['AHMED "THE DOCTOR"'],
    remarks: "DOB 14 Mar 1974; POB Zanzibar; citizen Tanzania.",
  })
  expect(entries[3]).toMatchObject({ type: "vessel", vesselFlag: "Iran" })
})

test("the comments file may be absent, the other three may not", () => {
  const files = new Map<FileName, Uint8Array>([
    ["sdn.csv", new TextEncoder().encode(whole.sdn)],
    ["alt.csv", new TextEncoder().encode(whole.alt)],
  ])
  expect(refusalOf(() => parseList(files))).toEqual({ file: "add.csv", line: 0, expected: "the file", got: "nothing" })
  expect(parseList(files.set("add.csv", new TextEncoder().encode(whole.add)))).toHaveLength(4)
})

describe("a file that is not in the publisher's form is refused by line and expectation", () => {
  const row = sdn[0] ?? ""
  test.each<[string, Partial<Texts>, object]>([
    ["an empty file", { sdn: "" }, { file: "sdn.csv", line: 0, expected: expect.stringContaining("0x1A") }],
    ["no rows", { alt: "\u001a" }, { file: "alt.csv", line: 0, expected: "at least one row" }],
    ["no end mark", { alt: whole.alt.slice(0, -1) }, { file: "alt.csv", line: 0 }],
    [
      "the end of a row missing",
      { add: `${whole.add.slice(0, -3)}\u001a` },
      { file: "add.csv", line: 3, expected: "a line end after the row" },
    ],
    ["a web page", { sdn: "<html><body>Not found</body></html>" }, { file: "sdn.csv", line: 0 }],
    [
      "a header",
      { sdn: textOf(["ent_num,SDN_Name,SDN_Type,Program,Title,a,b,c,d,e,f,Remarks", row]) },
      { file: "sdn.csv", line: 1, expected: "a number in column 1" },
    ],
    ["alias and address files swapped", { alt: whole.add, add: whole.alt }, { file: "alt.csv", line: 1 }],
    ["a column too few", { sdn: textOf([row.replace(",-0- ", "")]) }, { file: "sdn.csv", line: 1 }],
    ["a column too many", { sdn: textOf([`${row},-0- `]) }, { file: "sdn.csv", line: 1, expected: "12 columns", got: "more" }],
    ["two entries of one number", { sdn: textOf([...sdn, row]) }, { file: "sdn.csv", line: 5, got: "36" }],
    ["two aliases of one number", { alt: textOf([...alt, `306,12,"aka","BNC",-0- `]) }, { file: "alt.csv", line: 3, got: "12" }],
    ["two addresses of one number", { add: textOf([...add, add[0] ?? ""]) }, { file: "add.csv", line: 4, got: "25" }],
    [
      "an alias of nobody",
      { alt: textOf([...alt, `37,13,"aka","X",-0- `]) },
      { file: "alt.csv", line: 3, expected: "the number of an entry of sdn.csv" },
    ],
    ["an address of nobody", { add: textOf([...add, `37,13,-0- ,-0- ,-0- ,-0- `]) }, { file: "add.csv", line: 4, got: "37" }],
    ["a kind nobody knows", { sdn: textOf([row.replace("-0- ", '"robot"')]) }, { file: "sdn.csv", line: 1, got: "robot" }],
    ["an alias of an unknown kind", { alt: textOf([`36,12,"zzz","A",-0- `]) }, { file: "alt.csv", line: 1, got: "zzz" }],
    [
      "a name without quotes",
      { sdn: textOf([row.replace(/"AERO[^"]*"/, "AERO")]) },
      { file: "sdn.csv", line: 1, expected: "a quoted text in column 2" },
    ],
    [
      "a name without letters",
      { sdn: textOf([row.replace(/"AERO[^"]*"/, '"..."')]) },
      { file: "sdn.csv", line: 1, expected: "a name with letters" },
    ],
    ["an alias of which nothing is left to compare", { alt: textOf([`36,12,"aka","Ъ",-0- `]) }, { file: "alt.csv", line: 1, got: "Ъ" }],
    ["an open quote", { sdn: textOf([row.replace('AIRLINES"', "AIRLINES")]) }, { file: "sdn.csv", line: 1 }],
    ["a line break within a row", { sdn: textOf([row.replace(" AIR", "\n AIR")]) }, { file: "sdn.csv", line: 1 }],
    [
      "vessel columns filled for what is no vessel",
      { sdn: textOf([row.replace('"CUBA",-0- ,-0- ', '"CUBA",-0- ,"Iran"')]) },
      { file: "sdn.csv", line: 1, got: "Iran" },
    ],
  ])("%s", (_, texts, details) => {
    expect(refusalOf(() => read(texts))).toMatchObject(details)
  })

  test("bytes that are no UTF-8", () => {
    const files = new Map<FileName, Uint8Array>(
      ["sdn.csv", "alt.csv", "add.csv"].map((name) => [name as FileName, Uint8Array.of(0xff, 0x1a)]),
    )
    expect(refusalOf(() => parseList(files))).toMatchObject({ file: "sdn.csv", expected: "UTF-8 text" })
  })

  test("a file larger than any list", () => {
    const files = new Map<FileName, Uint8Array>(
      ["sdn.csv", "alt.csv", "add.csv"].map((name) => [name as FileName, new Uint8Array(33 * 1024 * 1024)]),
    )
    expect(refusalOf(() => parseList(files))).toMatchObject({ file: "sdn.csv", line: 0 })
  })
})

describe("damaged files", () => {
  const names = ["sdn", "alt", "add", "comments"] as const
  const somewhere = fc.record({ file: fc.constantFrom(...names), at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }) })
  const rowsOf = (text: string) => text.split("\n").length

  test("a file cut off anywhere is refused", () => {
    fc.assert(
      fc.property(somewhere, ({ file, at }) => {
        const text = whole[file] ?? ""
        expect(refusalOf(() => read({ [file]: text.slice(0, Math.floor(at * text.length)) }))).toMatchObject({
          file: expect.any(String),
          line: expect.any(Number),
        })
      }),
    )
  })

  test("a row whose columns have shifted is refused, or its names stand where they stood", () => {
    fc.assert(
      fc.property(fc.nat(sdn.length - 1), fc.nat(11), fc.boolean(), (line, column, isLeft) => {
        const cells = (sdn[line] ?? "").match(/(?:"[^"]*"|[^,]+)/g) ?? []
        const shifted = isLeft ? [...cells.toSpliced(column, 1), "-0- "] : cells.toSpliced(column, 0, "-0- ").slice(0, 12)
        const damaged = textOf(sdn.with(line, shifted.join(",")))
        if (refusalOf(() => read({ sdn: damaged })) === undefined) expect(namesOf(read({ sdn: damaged }))).toEqual(namesOf(read()))
      }),
    )
  })

  test("bytes changed, lost or added anywhere are refused or lose no row", () => {
    const noise = fc.oneof(fc.constantFrom("", '"', ",", "\r\n", "\n", "\u001a", "-0- ", '""', ",-0- ", "\0"), fc.string({ maxLength: 4 }))
    fc.assert(
      fc.property(somewhere, fc.nat(6), noise, ({ file, at }, lost, added) => {
        const text = whole[file] ?? ""
        const from = Math.floor(at * text.length)
        const damaged = text.slice(0, from) + added + text.slice(from + lost)
        if (refusalOf(() => read({ [file]: damaged })) !== undefined) return
        const entries = read({ [file]: damaged })
        const rows = rowsOf(damaged) - 1
        if (file === "sdn") expect(entries).toHaveLength(rows)
        if (file === "alt") expect(entries.flatMap(({ aliases }) => aliases)).toHaveLength(rows)
        if (file !== "sdn") expect(entries).toHaveLength(sdn.length)
      }),
      { numRuns: 2000 },
    )
  })

  test("arbitrary bytes are refused and nothing else happens", () => {
    const bytes = fc.uint8Array({ maxLength: 400 })
    fc.assert(
      fc.property(bytes, bytes, bytes, (one, two, three) => {
        expect(
          refusalOf(() =>
            parseList(
              new Map<FileName, Uint8Array>([
                ["sdn.csv", one],
                ["alt.csv", two],
                ["add.csv", three],
              ]),
            ),
          ),
        ).toBeDefined()
      }),
    )
  })
})

function namesOf(entries: ReturnType<typeof parseList>): readonly (readonly string[])[] {
  return entries.map(({ name, aliases }) => [name, ...aliases])
}
