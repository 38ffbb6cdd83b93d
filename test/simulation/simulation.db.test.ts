import { describe, expect, test } from "vitest"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { freshDatabase } from "../fresh-database.ts"
import { plants } from "./plants.ts"
import { simulate } from "./simulate.ts"

const rulebook = loadRulebook()
const fixedSeeds = [1, 2, 3, 5, 8, 13]
const steps = 60
/** A planted bug needs its occasion: somebody listed in time, somebody with both hats. */
const seedsForPlants = 60

async function run(seed: number, plant = {}) {
  const { url } = await freshDatabase()
  return simulate(url, { seed, steps, rulebook, plant })
}

describe("the simulated world", () => {
  test.each(fixedSeeds)("seed %i breaks no invariant", async (seed) => {
    const { violation, lines, faults } = await run(seed)
    expect(violation, lines.slice(-5).join("\n")).toBeUndefined()
    expect(faults).toBeGreaterThan(0)
  })

  test("the same seed is the same run", async () => {
    const [one, other] = [await run(21), await run(21)]
    expect(other.lines).toEqual(one.lines)
  })

  test.each(Object.entries(plants))("the planted bug %s is found", async (_, plant) => {
    let found: string | undefined
    for (let seed = 1; seed <= seedsForPlants && found === undefined; seed++) found = (await run(seed, plant)).violation
    expect(found).toBeDefined()
  })
})
