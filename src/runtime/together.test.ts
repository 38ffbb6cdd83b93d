import { setTimeout as sleep } from "node:timers/promises"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { openTogether } from "./together.ts"

const double = (batches: number[][]) => async (items: readonly number[]) => {
  batches.push([...items])
  await sleep(1)
  return items.map((item) => item * 2)
}

const patienceMilliseconds = 1
/** No test waits for so long: a batch that waits goes because its company came. */
const endless = 600_000

/** Batches that end when they are told to. `begun(n)` is kept once n of them have begun. */
function openHeld() {
  const batches: { readonly items: readonly number[]; readonly end: () => void }[] = []
  let changed = Promise.withResolvers<void>()
  const run = async (items: readonly number[]) => {
    const { promise, resolve: end } = Promise.withResolvers<void>()
    batches.push({ items, end })
    changed.resolve()
    changed = Promise.withResolvers<void>()
    await promise
    return items
  }
  const begun = async (count: number) => {
    while (batches.length < count) await changed.promise
  }
  return { run, begun, end: (index: number) => batches[index]?.end(), sizes: () => batches.map(({ items }) => items.length) }
}

const many = (count: number) => Array.from({ length: count }, (_, index) => index)

describe("calls that go together", () => {
  test("a single call does not wait for others", async () => {
    const batches: number[][] = []
    expect(await openTogether(double(batches), { most: 8, patienceMilliseconds: endless })(21)).toBe(42)
    expect(batches).toEqual([[21]])
  })

  test("calls of the same moment go together", async () => {
    const batches: number[][] = []
    const ask = openTogether(double(batches), { most: 8, patienceMilliseconds })
    expect(await Promise.all([1, 2, 3].map(ask))).toEqual([2, 4, 6])
    expect(batches).toEqual([[1, 2, 3]])
  })

  test("what arrives while a batch is under way goes in the next one, never more than allowed at once", async () => {
    const held = openHeld()
    const ask = openTogether(held.run, { most: 4, patienceMilliseconds })
    const first = ask(0)
    await held.begun(1)
    const others = many(9).map(ask)
    for (const index of many(4)) {
      await held.begun(index + 1)
      held.end(index)
    }
    expect(await Promise.all([first, ...others])).toEqual([0, ...many(9)])
    expect(held.sizes()).toEqual([1, 4, 4, 1])
  })

  test("in a busy house a batch waits until as many have come as lately", async () => {
    const held = openHeld()
    const ask = openTogether(held.run, { most: 16, patienceMilliseconds: endless })
    const before = many(10).map(ask)
    await held.begun(1)
    const early = ask(0)
    held.end(0)
    await Promise.all(before)
    const late = many(9).map(ask)
    await held.begun(2)
    held.end(1)
    await Promise.all([early, ...late])
    expect(held.sizes()).toEqual([10, 10])
  })

  test("when the company does not come a batch goes without it, and soon nobody waits any more", async () => {
    const batches: number[][] = []
    const ask = openTogether(double(batches), { most: 16, patienceMilliseconds })
    await Promise.all(many(12).map(ask))
    for (const item of many(6)) await ask(item)
    expect(batches.map(({ length }) => length)).toEqual([12, 1, 1, 1, 1, 1, 1])
  })

  test("a call that fails fails alone", async () => {
    const ask = openTogether(
      async (items: readonly number[]) => {
        await sleep(1)
        if (items.includes(3)) throw new Error("three")
        return items
      },
      { most: 8, patienceMilliseconds },
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
    const ask = openTogether(failing, { most: 8, patienceMilliseconds, counted: { queue: "synthetic", observer } })
    await Promise.allSettled([1, 3].map(ask))
    expect(told).toEqual([2, "apart", 1, 1])
  })

  test("everybody gets the own answer, however calls arrive", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 40 }), fc.integer({ min: 1, max: 20 }), async (pauses, most) => {
        const ask = openTogether(double([]), { most, patienceMilliseconds })
        const answers = await Promise.all(
          pauses.map(async (pause, index) => {
            await sleep(pause)
            return ask(index)
          }),
        )
        expect(answers).toEqual(pauses.map((_, index) => index * 2))
      }),
      { numRuns: 30 },
    )
  })
})
