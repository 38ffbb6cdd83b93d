import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openDoors } from "../../src/house.ts"
import { password } from "../builders/access-house.ts"
import { openTerminal } from "../builders/command-line.ts"
import { houseWithTerminals, type Open } from "../builders/house-with-terminals.ts"

describe("what the command line refuses, and how it ends", () => {
  let open: Open
  beforeAll(async () => {
    open = await houseWithTerminals(false)
  })
  afterAll(() => open.close())

  test("a wrong password is refused, and the session before it stays", async () => {
    expect(await open.signIn(open.mlro, "synthetic-mlro", "not the password")).toMatchObject({
      code: 1,
      told: expect.stringMatching(/What happened +Login and password do not match\..*\n.*What to do/),
    })
    expect(await open.mlro.run("access", "me")).toMatchObject({ code: 0, out: expect.stringContaining("Person synthetic-mlro") })
  })

  test("only its owner can read the session, and signing out ends it here and there", async () => {
    const terminal = openTerminal()
    try {
      await open.signIn(terminal, "synthetic-mlro", password)
      const file = join(terminal.folder, "session", "session.json")
      expect(statSync(file).mode & 0o777).toBe(0o600)
      const kept = readFileSync(file, "utf8")
      expect(kept).not.toContain(password)
      expect(await terminal.run("access", "sign-out")).toMatchObject({ code: 0 })
      expect(existsSync(file)).toBe(false)
      expect(await terminal.run("access", "me")).toMatchObject({ code: 1, told: expect.stringContaining("You are not signed in.") })
      writeFileSync(file, kept)
      expect(await terminal.run("access", "me")).toMatchObject({ code: 1, told: expect.stringContaining("access.sign_in_required") })
    } finally {
      terminal.close()
    }
  })

  test("a mistake of content names the field and what was expected, and a program reads the problem itself", async () => {
    const words = [
      "customers",
      "add",
      "--reference",
      "SYN-2",
      "--kind",
      "natural",
      "--name",
      "Aigerim Synthetic",
      "--country",
      "Kazakhstan",
    ]
    const told = await open.analyst.run(...words)
    expect(told).toMatchObject({ code: 1, out: "" })
    expect(told.told).toMatch(/Details +body\.country: Expected .*KZ[\s\S]*Correlation +[0-9a-f-]{36}/)
    const problem = JSON.parse((await open.analyst.run(...words, "--json")).told)
    expect(problem).toMatchObject({ code: "request.invalid", status: 422, details: { fields: [{ field: "body.country" }] } })
  })

  const misuses: readonly (readonly [string, readonly string[]])[] = [
    ["an unknown verb", ["transfers", "approve"]],
    ["an unknown flag", ["transfers", "list", "--colour", "blue"]],
    ["a state that is none", ["transfers", "list", "--state", "lost"]],
    ["a missing reason", ["transfers", "release", "0199"]],
    ["a file that is not there", ["transfers", "submit", "--file", "nowhere.json"]],
    ["an amendment of nothing", ["transfers", "amend", "0199"]],
    [
      "a password over an open line",
      ["access", "sign-in", "--login", "aigerim", "--url", "http://compliance.example.kz", "--password-stdin"],
    ],
    ["a day that does not exist", ["rulebook", "list", "--on", "2026-02-30"]],
  ]
  test.each(misuses)("%s is a mistake of writing: nothing is sent", async (_, words) => {
    expect(await open.analyst.run(...words)).toMatchObject({ code: 2, out: "" })
  })

  test("a server that does not answer is told apart from one that refuses", async () => {
    const terminal = openTerminal()
    const gone = await terminal.pipe(
      `${password}\n`,
      "access",
      "sign-in",
      "--login",
      "nobody",
      "--url",
      "http://127.0.0.1:9",
      "--password-stdin",
    )
    terminal.close()
    expect(gone).toMatchObject({ code: 3, told: expect.stringContaining("There is no answer from http://127.0.0.1:9.") })
  })

  test("outside a demonstration nobody signs in without a password", async () => {
    const refused = await open.mlro.run("access", "sign-in", "--as", "analyst", "--url", open.house.url)
    expect(refused).toMatchObject({ code: 1, told: expect.stringContaining("is no demonstration") })
  })

  test("in a demonstration somebody signs in as a role, and is nobody else", async () => {
    const parts = {
      order: { isDemonstration: true },
      jobs: { enqueue: () => Promise.reject(new Error("No job is due")) },
      progress: new Map(),
    }
    const doors = await openDoors(open.house.parts, { ...parts, publicUrl: "http://127.0.0.1" })
    const url = await doors.listen({ host: "127.0.0.1", port: 0 })
    const terminal = openTerminal()
    const signedIn = await terminal.run("access", "sign-in", "--as", "officer", "--url", url)
    expect(signedIn).toMatchObject({ code: 0, out: expect.stringMatching(/This is a demonstration[\s\S]*Roles +officer\n/) })
    expect(await terminal.run("access", "sign-in", "--as", "examiner", "--url", url)).toMatchObject({ code: 1 })
    expect((await terminal.run("access", "me")).out).toMatch(/Roles +officer\n/)
    terminal.close()
    await doors.close()
  })

  test("a damaged list is refused with file and line, and the list before it stays", async () => {
    const damaged = join(open.administrator.folder, "sdn.csv")
    const lists = fileURLToPath(new URL("../../src/screening/lists/synthetic/", import.meta.url))
    writeFileSync(damaged, "900001,only two columns\r\n\u001a")
    const files = ["--sdn", damaged, "--alt", join(lists, "alt.csv"), "--add", join(lists, "add.csv")]
    const refused = await open.administrator.run("screening", "import", ...files)
    expect(refused).toMatchObject({ code: 1, told: expect.stringMatching(/list\.file_refused[\s\S]*file: sdn\.csv[\s\S]*line: 1/) })
    expect((await open.analyst.run("screening", "lists")).out).toMatch(/refused[\s\S]*active/)
  })
})
