import { cpSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { openTerminal } from "../../test/builders/command-line.ts"
import { rulebookFolder } from "../rulebook/rulebook.store.ts"

describe("the rulebook without a server and without a sign-in", () => {
  const terminal = openTerminal()
  afterAll(() => terminal.close())

  test("is checked, and says its digest", async () => {
    expect(await terminal.run("rulebook", "check")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/can be used[\s\S]*digest +[0-9a-f]{64}/),
    })
  })

  test("names file, line and remedy of each mistake", async () => {
    const folder = join(terminal.folder, "rulebook")
    cpSync(rulebookFolder, folder, { recursive: true })
    const path = join(folder, "house/policy.yaml")
    const lines = readFileSync(path, "utf8").split("\n")
    const at = lines.findIndex((line) => line.includes("unit: hours"))
    writeFileSync(path, lines.with(at, lines[at]?.replace("hours", "fortnights") ?? "").join("\n"))
    const checked = await terminal.run("rulebook", "check", folder)
    expect(checked).toMatchObject({ code: 1, out: "" })
    expect(checked.told).toContain(`house/policy.yaml:${at + 1}: `)
    expect(checked.told).toMatch(/What to do +Correct what the details name/)
  })

  test("answers a value on a day, with its source, and says where it was silent", async () => {
    const shown = await terminal.run("rulebook", "show", "travel_rule.full_data_from", "--on", "2026-11-22")
    expect(shown.out).toMatch(/On 2026-11-22 +\S+ USD or more[\s\S]*grade V/)
    const before = await terminal.run("rulebook", "show", "travel_rule.full_data_from", "--on", "2001-01-01")
    expect(before.out).toMatch(/On 2001-01-01 +not yet in force/)
  })

  test("prints the JSON that the API answers", async () => {
    const list = await terminal.json<{ notice: string; on: string; items: { id: string }[] }>("rulebook", "list", "--on", "2026-11-22")
    expect(list).toMatchObject({ notice: expect.stringContaining("not legal advice"), on: "2026-11-22" })
    expect(list.items.map(({ id }) => id)).toContain("cases.due_within")
  })

  test.each([
    [1, ["show", "no.such_value"]],
    [2, ["check", "nowhere"]],
    [2, ["show", "cases.due_within", "--on", "tomorrow"]],
  ] as const)("ends with %i on %j", async (code, words) => {
    expect(await terminal.run("rulebook", ...words)).toMatchObject({ code })
  })
})
