import { describe, expect, test } from "vitest"
import { startLoop } from "./background-loop.ts"
import { openLog } from "./log.ts"

const log = openLog("silent")
const soon = () => new Promise((resolve) => setTimeout(resolve, 20))

describe("a background loop", () => {
  test("goes on at once while there is more, then pauses until it is woken", async () => {
    const answers = ["more", "more", "idle"] as const
    let passes = 0
    const loop = startLoop({ name: "test", pauseMilliseconds: 60_000, log, pass: async () => answers[passes++] ?? "idle" })
    await expect.poll(() => passes).toBe(3)
    await soon()
    expect(passes, "it pauses").toBe(3)
    loop.wake()
    await expect.poll(() => passes).toBe(4)
    await loop.stop()
  })

  test("a wake during a pass is not lost", async () => {
    let passes = 0
    const loop = startLoop({
      name: "test",
      pauseMilliseconds: 60_000,
      log,
      async pass() {
        passes++
        await Promise.resolve()
        if (passes === 1) loop.wake()
        return "idle"
      },
    })
    await expect.poll(() => passes).toBe(2)
    await loop.stop()
  })

  test("polling is the floor: without any wake the next pass comes after the pause", async () => {
    let passes = 0
    const loop = startLoop({
      name: "test",
      pauseMilliseconds: 1,
      log,
      async pass() {
        passes++
        return "idle"
      },
    })
    await expect.poll(() => passes).toBeGreaterThan(2)
    await loop.stop()
  })

  test("a pass that fails is tried again after the pause", async () => {
    let passes = 0
    const loop = startLoop({
      name: "test",
      pauseMilliseconds: 1,
      log,
      async pass() {
        passes++
        throw new Error("the database went away")
      },
    })
    await expect.poll(() => passes).toBeGreaterThan(1)
    await loop.stop()
  })

  test("stop waits for the pass under way and begins no other", async () => {
    let hasEnded = false
    let passes = 0
    const loop = startLoop({
      name: "test",
      pauseMilliseconds: 1,
      log,
      async pass() {
        passes++
        await soon()
        hasEnded = true
        return "more"
      },
    })
    await loop.stop()
    expect([hasEnded, passes]).toEqual([true, 1])
  })
})
