import { randomBytes } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { closeDatabase, openDatabase } from "../../src/runtime/database.ts"
import { createDatabase } from "../../src/runtime/embedded-postgres/create-database.ts"
import { startEmbeddedPostgres } from "../../src/runtime/embedded-postgres/embedded-postgres.ts"
import { migrate } from "../../src/runtime/migrate.ts"
import { plants } from "../../test/simulation/plants.ts"
import { type Run, simulate } from "../../test/simulation/simulate.ts"

export interface SeedOrder {
  readonly steps: number
  /** Name of a bug that is planted. */
  readonly plant?: string | undefined
}

/** A PostgreSQL of its own on which worlds are lived through, each in a database of its own. */
export interface Simulation {
  runSeed(seed: number, order: SeedOrder): Promise<Run>
  /** Several at once; `onRun` hears of each as it ends, and answers whether to go on. */
  runSeeds(seeds: readonly number[], order: SeedOrder, onRun: (run: Run) => boolean): Promise<void>
  close(): Promise<void>
}

/** Worlds at once: while one waits for its database another thinks. */
const worldsAtOnce = 3
const template = "simulation_template"

/** Starts it; gone without a trace when closed. */
export async function openSimulation(): Promise<Simulation> {
  const rulebook = loadRulebook()
  const directory = await mkdtemp(join(tmpdir(), "shekara-simulation-"))
  const postgres = await startEmbeddedPostgres({ directory, durable: false })
  const database = openDatabase(await createDatabase(postgres.url, template))
  await migrate(database)
  await closeDatabase(database)
  const simulation: Simulation = {
    async runSeed(seed, { steps, plant }) {
      const name = `simulation_${randomBytes(6).toString("hex")}`
      const planted = plant === undefined ? undefined : plants[plant]
      if (plant !== undefined && planted === undefined)
        throw new Error(`There is no plant ${plant}; there are ${Object.keys(plants).join(", ")}`)
      try {
        const order = { seed, steps, rulebook, ...(planted && { plant: planted }) }
        return await simulate(await createDatabase(postgres.url, name, template), order)
      } finally {
        await dropDatabase(postgres.url, name)
      }
    },
    async runSeeds(seeds, order, onRun) {
      const queue = [...seeds]
      const work = async () => {
        for (let seed = queue.shift(); seed !== undefined; seed = queue.shift())
          if (!onRun(await simulation.runSeed(seed, order))) queue.length = 0
      }
      await Promise.all(Array.from({ length: worldsAtOnce }, work))
    },
    async close() {
      await postgres.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
  return simulation
}

async function dropDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
  await client.end()
}
