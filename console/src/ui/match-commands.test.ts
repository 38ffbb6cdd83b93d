import { expect, test } from "vitest"
import { matchCommands } from "./match-commands.ts"

const commands = ["Cases", "Open demonstration", "Customers", "Аудит"].map((label) => ({ label }))

test("nothing typed shows everything", () => {
  expect(matchCommands(commands, "  ")).toEqual(commands)
})

test("each word must occur, in any case, and beginnings come first", () => {
  expect(matchCommands(commands, "c").map(({ label }) => label)).toEqual(["Cases", "Customers"])
  expect(matchCommands(commands, "mo").map(({ label }) => label)).toEqual(["Open demonstration"])
  expect(matchCommands(commands, "АУД").map(({ label }) => label)).toEqual(["Аудит"])
  expect(matchCommands(commands, "cases customers")).toEqual([])
})
