import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { openChance } from "./open-chance.ts"

const seeds = fc.integer()

describe("the dice of the demonstration", () => {
  test("fall the same way for the same seed and subject", () => {
    fc.assert(
      fc.property(seeds, fc.string(), (seed, subject) => {
        const [one, other] = [openChance(seed, subject), openChance(seed, subject)]
        expect(Array.from({ length: 20 }, () => one.below(1_000))).toEqual(Array.from({ length: 20 }, () => other.below(1_000)))
      }),
    )
  })

  test("fall independently for two subjects of one seed", () => {
    const [one, other] = [openChance(1, "customers"), openChance(1, "transfers")]
    expect(Array.from({ length: 20 }, () => one.below(1_000))).not.toEqual(Array.from({ length: 20 }, () => other.below(1_000)))
  })

  test("stay within their bounds", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 10_000 }), (seed, limit) => {
        const chance = openChance(seed, "bounds")
        for (let throws = 0; throws < 50; throws++) {
          const whole = chance.below(limit)
          expect(Number.isInteger(whole) && whole >= 0 && whole < limit).toBe(true)
          const real = chance.between(-limit, limit)
          expect(real >= -limit && real < limit).toBe(true)
        }
      }),
    )
  })

  test("reach every side about equally often", () => {
    const chance = openChance(8420, "sides")
    const counts = [0, 0, 0, 0, 0, 0]
    for (let throws = 0; throws < 6_000; throws++) counts[chance.below(6)]! += 1
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120)
  })

  test("pick the frequent more often, in proportion, and never what has no share", () => {
    const chance = openChance(8420, "shares")
    const picked = Array.from({ length: 4_000 }, () => chance.pickByOften([{ often: 1 }, { often: 3 }, { often: 0 }]).often)
    expect(new Set(picked)).toEqual(new Set([1, 3]))
    expect(Math.abs(picked.filter((often) => often === 3).length - 3_000)).toBeLessThan(120)
  })

  test("never pick from nothing", () => {
    expect(() => openChance(1, "nothing").pick([])).toThrow("nothing to pick")
    expect(() => openChance(1, "nothing").pickByOften([])).toThrow("nothing to pick")
  })
})
