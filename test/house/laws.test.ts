/*
 * One breach of each law of ARCHITECTURE.md, planted in a copy of the house: the check that guards the law must fail,
 * name the place and say what to do. The copy without a breach must pass.
 */
import { execFile } from "node:child_process"
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { expect, onTestFinished, test } from "vitest"

interface PlantedBreach {
  readonly law: string
  /** Part of `npm run check` that guards the law. */
  readonly guard: "types" | "boundaries" | "tidy" | "unused"
  /** Where the breach is made, from the root of the copy. */
  readonly place: string
  readonly plant: (path: string) => void
  readonly remedy: string
}

const append = (line: string) => (path: string) => appendFileSync(path, `\n${line}\n`)
const replace = (pattern: RegExp, by: string) => (path: string) => {
  const before = readFileSync(path, "utf8")
  const after = before.replace(pattern, by)
  if (after === before) throw new Error(`${path} has nothing that looks like ${pattern}: plant this breach elsewhere`)
  writeFileSync(path, after)
}
const write = (text: string) => (path: string) => writeFileSync(path, text)

const breaches: readonly PlantedBreach[] = [
  {
    law: "1: a threshold is written into a gate",
    guard: "tidy",
    place: "src/travel-rule/travel-rule.ts",
    plant: append("export const fullDataFrom = 1000n"),
    remedy: "a number of law or policy stands in rulebook/ with its date, unit and citation",
  },
  {
    law: "2: a file without a suffix reads the disk",
    guard: "boundaries",
    place: "src/transfers/decide.ts",
    plant: append('import { readFileSync } from "node:fs"\nexport const settings = readFileSync("settings.json")'),
    remedy: "Take what you need as an argument, or name the file for what it touches",
  },
  {
    law: "3: an import runs uphill, be it of a type",
    guard: "boundaries",
    place: "src/vocabulary/money.ts",
    plant: append('export type { Case } from "../cases/cases.ts"'),
    remedy: "Move the shared word down into vocabulary/, or lift the work up into the story that needs both",
  },
  {
    law: "4: a gate asks another gate",
    guard: "boundaries",
    place: "src/travel-rule/travel-rule.ts",
    plant: append('export { assessScreening } from "../screening/screening.ts"'),
    remedy: "Share a word through vocabulary/; src/transfers puts the findings together",
  },
  {
    law: "5: a room is entered by a side window",
    guard: "boundaries",
    place: "src/transfers/side-window.ts",
    plant: (path) => {
      write("export const innermost = true\n")(join(path, "../../cases/innermost.ts"))
      write('export { innermost } from "../cases/innermost.ts"\n')(path)
    },
    remedy: "Enter another room by the file that bears its name",
  },
  {
    law: "6: a gate that breaks is passed over",
    guard: "tidy",
    place: "src/transfers/assess.ts",
    plant: replace(/catch(?: \(\w+\))? \{\s*return \[[^\]]*"gate\.unavailable"[\s\S]*?\},?\s*\]\s*\}/, "catch {\n    return []\n  }"),
    remedy: "a catch decides: hold, refuse, or rethrow with the cause; silence never releases",
  },
  {
    law: "7: a write comes without an audit entry",
    guard: "types",
    place: "src/cases/write-silently.flow.ts",
    plant: write(`import { writeAudited } from "../audit/audit.store.ts"
import type { Database } from "../runtime/database.ts"

export const writeSilently = (database: Database) => writeAudited(database, [], async () => undefined)
`),
    remedy: "only writeAudited gives a Writing, in exchange for at least one audit entry",
  },
  {
    law: "7: a write goes around the audit room",
    guard: "tidy",
    place: "src/cases/write-around.store.ts",
    plant: write(`import type { Database } from "../runtime/database.ts"

export const writeAround = (database: Database) => database.kysely.updateTable("case_file").set({ state: "closed" }).execute()
`),
    remedy: "take a `writing: Writing` and be called within writeAudited",
  },
  {
    law: "8: a decision depends on the clock",
    guard: "tidy",
    place: "src/transfers/decide.ts",
    plant: append("export const decidedAt = () => Date.now()"),
    remedy: "gives another answer on another day: take the time, the id or the value as an argument",
  },
  {
    law: "9: a missing fact is taken for false",
    guard: "tidy",
    place: "src/eligibility/eligibility.ts",
    plant: append("export const isActive = (customer: { readonly isActive?: boolean }) => customer.isActive ?? false"),
    remedy: "unknown is not false: ask for the fact, and return a finding that holds where it is missing",
  },
  {
    law: "10: a permit is forged",
    guard: "types",
    place: "src/cases/forge-permit.flow.ts",
    plant: write(`import { noteOnCase } from "./work-case.flow.ts"

const permit = { action: "case.work", entityId: "e", userId: "u" } as const
export const forge = (parts: Parameters<typeof noteOnCase>[0]) => noteOnCase(parts, permit, { caseId: "c", text: "nobody asked" })
`),
    remedy: "only permit() gives a Permit. Ask for it in the route and pass it down",
  },
  {
    law: "10: a route that changes something asks nobody",
    guard: "tidy",
    place: "src/cases/cases.routes.ts",
    plant: append('export const openDoor = (app: App) => app.post("/v1/cases/:caseId/closing", async () => undefined)'),
    remedy: "begin its handler with permitOf(request",
  },
  {
    law: "11: a noun lacks one of its five places",
    guard: "tidy",
    place: "src/cases/cases.routes.ts",
    plant: (path) => rmSync(path.replace("src/cases/cases.routes.ts", "docs/guide/cases.md"), { force: true }),
    remedy: "cases has routes but no docs/guide/cases.md: one noun, five places",
  },
  {
    law: "12: a value of the rulebook is not cited",
    guard: "tidy",
    place: "rulebook/aifc/aml-chapter-11-1.yaml",
    plant: replace(/\n +cite: .*/, ""),
    remedy: "cite where it is written",
  },
  {
    law: "12: something is there that nobody uses",
    guard: "unused",
    place: "src/cases/nobody-asks.ts",
    plant: write('export const nobodyAsks = "for this"\n'),
    remedy: "delete what is not used, or stop exporting it",
  },
]

test("the house as it stands passes every check that guards a law", async () => {
  const { code, output } = await check(copyOfTheHouse(), ["types", "boundaries", "tidy"])
  expect(code, output).toBe(0)
})

test.each(breaches)("law $law", async ({ guard, place, plant, remedy }) => {
  const copy = copyOfTheHouse()
  plant(join(copy, place))
  const { code, output } = await check(copy, [guard])
  expect(code, output).toBe(1)
  expect(output).toContain(place)
  expect(output).toContain(remedy)
})

/** A copy with everything of ours and none of what is installed, built or recorded; gone when the test is. */
function copyOfTheHouse(): string {
  const house = process.cwd()
  const copy = mkdtempSync(join(tmpdir(), "shekara-laws-"))
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
  const leftOut = /^(?:node_modules|\.git|data|coverage|\.vitest|console\/dist|test\/output)$/
  cpSync(house, copy, { recursive: true, filter: (source) => !leftOut.test(relative(house, source).replaceAll("\\", "/")) })
  symlinkSync(join(house, "node_modules"), join(copy, "node_modules"), "junction")
  return copy
}

/** Runs parts of `npm run check` there. Line breaks of the output are made spaces, since tools wrap their sentences. */
function check(copy: string, parts: readonly string[]): Promise<{ code: number; output: string }> {
  // A test runner inside a test runner: the inner one must not take itself for a worker of the outer.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:VITEST|TEST|NODE_ENV|NODE_OPTIONS)/.test(name)))
  return new Promise((resolve) => {
    execFile(process.execPath, ["tools/check.ts", ...parts], { cwd: copy, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = typeof error?.code === "number" ? error.code : error === null ? 0 : -1
      resolve({ code, output: `${stdout}${stderr}`.replace(/\s+/g, " ") })
    })
  })
}
