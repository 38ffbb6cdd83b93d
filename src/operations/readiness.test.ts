import { describe, expect, test } from "vitest"
import { judgeDisk, judgeLists, judgeMigrations, judgeVault, worstOf } from "./readiness.ts"

const young = { list: "ofac-sdn", ageHours: 1 }
const gibibyte = 1024 ** 3

describe("readiness", () => {
  test.each([
    ["all migrations", judgeMigrations(["0001", "0002"], ["0001", "0002"]), "ready"],
    ["a migration that is missing", judgeMigrations(["0001", "0002"], ["0001"]), "failed"],
    ["tables of a newer version", judgeMigrations(["0001"], ["0001", "0002"]), "degraded"],
    ["a young list", judgeLists([young], 24), "ready"],
    ["a list exactly as old as it may not be", judgeLists([young, { list: "old", ageHours: 24 }], 24), "degraded"],
    ["no list", judgeLists([], 24), "degraded"],
    ["a rulebook that does not say how old a list may be", judgeLists([young], undefined), "degraded"],
    ["a key to personal data", judgeVault("unlocked"), "ready"],
    ["no key to personal data", judgeVault("key_missing"), "failed"],
    ["another key", judgeVault("key_wrong"), "failed"],
    ["a large disk", judgeDisk(100 * gibibyte), "ready"],
    ["a disk that fills up", judgeDisk(gibibyte / 2), "degraded"],
    ["a full disk", judgeDisk(0), "failed"],
  ])("%s is told as it is, with what to do where something is to be done", (_, judged, state) => {
    expect(judged.state).toBe(state)
    expect(judged.remedy === undefined).toBe(state === "ready")
  })

  test("the whole stands as badly as its worst part", () => {
    const [ready, degraded, failed] = [judgeDisk(100 * gibibyte), judgeDisk(gibibyte / 2), judgeDisk(0)]
    expect(worstOf([ready, degraded, ready])).toBe("degraded")
    expect(worstOf([degraded, failed, ready])).toBe("failed")
    expect(worstOf([ready])).toBe("ready")
  })
})
