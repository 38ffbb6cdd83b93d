/* The threat model of SECURITY.md names, for each threat, the tests that show the answer; they are there. */
import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"

const section =
  readFileSync("SECURITY.md", "utf8")
    .split("\n## ")
    .find((one) => one.startsWith("Threats\n")) ?? ""
const rows = section
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .slice(1)
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

describe("the threat model", () => {
  test("is not short", () => expect(rows.length).toBeGreaterThan(20))

  test.each(rows.map(([asset, threat, answer, shown]) => ({ asset, threat, answer, shown })))(
    "$asset: $threat",
    ({ asset, answer, shown = "" }) => {
      expect(asset).not.toBe("")
      expect(answer).not.toBe("")
      const tests = [...shown.matchAll(/`([^`]+)`/g)].map(([, path]) => String(path))
      expect(tests.length).toBeGreaterThan(0)
      expect(tests.filter((path) => !/\.test\.tsx?$/.test(path) || !existsSync(path))).toEqual([])
    },
  )
})
