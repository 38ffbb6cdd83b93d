/*
 * `npm run nightly`: lives through many simulated worlds with seeds that no night before had, then looks whether every
 * planted bug is still found, and keeps a record of it in `data/nightly/<date>.json`. `--seeds 5000` runs more, `--minutes
 * 90` ends in time, `--first 1` begins elsewhere, `--record FOLDER` keeps the record elsewhere. Ends with 1 when anything is
 * amiss. The record is written while it goes on, so that a night that breaks off is on record too.
 */
import { mkdir, rename, writeFile } from "node:fs/promises"
import { availableParallelism } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { readCodeVersion } from "../src/runtime/code-version.ts"
import { plants } from "../test/simulation/plants.ts"
import type { Run } from "../test/simulation/simulate.ts"
import { again } from "./simulate/again.ts"
import { openSimulation, type Simulation } from "./simulate/open-simulation.ts"

const { values: asked } = parseArgs({
  allowNegative: true,
  options: {
    seeds: { type: "string", default: "1000" },
    steps: { type: "string", default: "60" },
    minutes: { type: "string", default: "240" },
    first: { type: "string" },
    record: { type: "string", default: "data/nightly" },
    plants: { type: "boolean", default: true },
  },
})
const day = 86_400_000
const seedsOfNight = 100_000
const seedsForPlant = 60
const writeEvery = 20

const steps = Number(asked.steps)
const startedAt = new Date()
const first = asked.first === undefined ? Math.floor(startedAt.getTime() / day) * seedsOfNight : Number(asked.first)
const record = {
  codeVersion: readCodeVersion(),
  startedAt: startedAt.toISOString(),
  /** Null while it goes on, and for ever where it broke off. */
  endedAt: null as string | null,
  cores: availableParallelism(),
  firstSeed: first,
  seedsAsked: Number(asked.seeds),
  seedsRun: 0,
  steps: 0,
  faults: 0,
  violations: [] as { seed: number; violation: string; lines: readonly string[]; again: string }[],
  /** The first seed that found it; null where none did. */
  plants: {} as Record<string, number | null>,
}

const simulation = await openSimulation()
try {
  await keep()
  await runNight(simulation)
  if (asked.plants) await tryPlants(simulation)
  record.endedAt = new Date().toISOString()
  await keep()
} finally {
  await simulation.close()
}
const missed = Object.entries(record.plants).filter(([, seed]) => seed === null)
for (const { violation, again } of record.violations) console.log(`${violation}\n  Again: ${again}`)
for (const [name] of missed) console.log(`The planted bug ${name} was not found in ${seedsForPlant} seeds.`)
console.log(
  `${record.seedsRun} of ${record.seedsAsked} seeds from ${first} on, ${record.steps} steps, ${record.faults} faults, ` +
    `${record.violations.length} violations. On record in ${fileOf()}.`,
)
process.exitCode = record.violations.length + missed.length > 0 ? 1 : 0

async function runNight({ runSeeds }: Simulation): Promise<void> {
  const seeds = Array.from({ length: record.seedsAsked }, (_, index) => first + index)
  const until = startedAt.getTime() + Number(asked.minutes) * 60_000
  let written = Promise.resolve()
  await runSeeds(seeds, { steps }, (run) => {
    add(run)
    if (record.seedsRun % writeEvery === 0) written = written.then(keep)
    return Date.now() < until
  })
  await written
}

function add({ seed, lines, faults, violation }: Run): void {
  record.seedsRun++
  record.steps += lines.length
  record.faults += faults
  if (violation !== undefined) record.violations.push({ seed, violation, lines: lines.slice(-5), again: again({ seed, steps }) })
}

/** A simulation that has become blind finds nothing and looks as if all were well. */
async function tryPlants({ runSeed }: Simulation): Promise<void> {
  for (const plant of Object.keys(plants)) {
    record.plants[plant] = null
    for (let seed = 1; seed <= seedsForPlant && record.plants[plant] === null; seed++)
      if ((await runSeed(seed, { steps, plant })).violation !== undefined) record.plants[plant] = seed
    await keep()
  }
}

async function keep(): Promise<void> {
  await mkdir(asked.record, { recursive: true })
  const aside = `${fileOf()}.unfinished`
  await writeFile(aside, `${JSON.stringify(record, null, 2)}\n`)
  await rename(aside, fileOf())
}

function fileOf(): string {
  return join(asked.record, `${record.startedAt.slice(0, 10)}.json`)
}
