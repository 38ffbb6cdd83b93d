import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { openTerminal } from "../../test/builders/command-line.ts"
import { readDocx, readPdf } from "../../test/builders/read-memo.ts"

describe("the memo of a fact sheet without a server and without a sign-in", () => {
  const east = openTerminal({ TZ: "Pacific/Kiritimati", LANG: "kk_KZ.UTF-8" })
  const west = openTerminal({ TZ: "America/Los_Angeles", LANG: "C" })
  afterAll(() => [east, west].map((terminal) => terminal.close()))
  const sheet = "firm: {name: Даладағы үлгі}\nservice_lines: [{id: spot, facts: {activity.matches_orders: true}}]\n"

  const memo = (terminal: typeof east, format: string, ...more: readonly string[]) => {
    const [facts, out] = [join(terminal.folder, "facts.yaml"), join(terminal.folder, `memo.${format}`)]
    writeFileSync(facts, sheet)
    const words = ["perimeter", "memo", "--facts", facts, "--on", "2026-11-22", "--format", format, "--out", out, ...more]
    return { out, ended: terminal.run(...words) }
  }

  test.each(["docx", "pdf"])(
    "is the same file to the byte in another process, time zone and language of the machine: %s",
    async (format) => {
      const written = [east, west].map((terminal) => memo(terminal, format, "--lang", "kk"))
      for (const { ended } of written) expect(await ended).toMatchObject({ code: 0, told: "" })
      const [left, right] = written.map(({ out }) => readFileSync(out))
      expect(left?.equals(right ?? Buffer.of())).toBe(true)
      const text = format === "docx" ? (await readDocx(left ?? Buffer.of())).text : (await readPdf(left ?? Buffer.of())).join(" ")
      expect(text).toContain("Даладағы үлгі")
    },
  )

  test("hears only the ranks that were asked for, and says so", async () => {
    const { out, ended } = memo(east, "docx", "--source-ranks", "50", "--title", "Only the overview")
    expect(await ended).toMatchObject({ code: 0 })
    const { text, notes } = await readDocx(readFileSync(out))
    expect(text).toContain("Only the overview")
    expect(text).toContain("Ranks of authority heard 50")
    expect(notes.filter((note) => !note.startsWith("seed-2026#"))).toEqual([])
  })

  test.each([
    ["another format", "odt", []],
    ["another language", "pdf", ["--lang", "de"]],
    ["a file that cannot be written", "pdf", ["--out", "/nowhere/memo.pdf"]],
  ])("is refused for %s, and nothing is written", async (_, format, more) => {
    const { ended } = memo(west, format, ...more)
    expect(await ended).toMatchObject({ code: 2, out: "" })
  })
})
