import { setTimeout as sleep } from "node:timers/promises"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { openTogether } from "./together.ts"

const double = (batches: number[][]) => async (items: readonly number[]) => {
  batches.push([...items])
  await sleep(1)
  return items.map((item) => item * 2)
}

describe("calls that go together", () => {
  test("a single call does not wait for others", async () => {
    const batches: number[][] = []
    expect(await openTogether(double(batches), { lanes: 1, most: 8 })(21)).toBe(42)
    expect(batches).toEqual([[21]])
  })

  test("what arrives while a batch is under way goes in the next one, never more than allowed at once", async () => {
    const batches: number[][] = []
    const ask = openTogether(double(batches), { lanes: 1, most: 4 })
    const first = ask(0)
    await sleep(0)
    expect(await Promise.all([first, ...Array.from({ length: 9 }, (_, index) => ask(index + 1))])).toEqual([
      0, 2, 4, 6, 8, 10, 12, 14, 16, 18,
    ])
    expect(batches.map(({ length }) => length)).toEqual([1, 4, 4, 1])
  })

  test("a call that fails fails alone", async () => {
    const ask = openTogether(
      async (items: readonly number[]) => {
        await sleep(1)
        if (items.includes(3)) throw new Error("three")
        return items
      },
      { lanes: 1, most: 8 },
    )
    const settled = await Promise.allSettled([1, 2, 3, 4].map(ask))
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"])
  })

  test("whoever counts is told of every batch, and of one that fell apart", async () => {
    const told: (number | "apart")[] = []
    const observer = {
      decided: () => undefined,
      gathered: (_: string, calls: number) => told.push(calls),
      fellApart: () => told.push("apart"),
    }
    const failing = async (items: readonly number[]) => {
      if (items.includes(3)) throw new Error("three")
      return items
    }
    const ask = openTogether(failing, { lanes: 1, most: 8, counted: { queue: "synthetic", observer } })
    await Promise.allSettled([1, 3].map(ask))
    expect(told).toEqual([2, "apart", 1, 1])
  })

  test("everybody gets the own answer, however calls arrive", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { maxLength: 40 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 5 }),
        async (pauses, lanes, most) => {
          const ask = openTogether(double([]), { lanes, most })
          const answers = await Promise.all(
            pauses.map(async (pause, index) => {
              await sleep(pause)
              return ask(index)
            }),
          )
          expect(answers).toEqual(pauses.map((_, index) => index * 2))
        },
      ),
      { numRuns: 30 },
    )
  })
})
