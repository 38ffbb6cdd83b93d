/*
 * `npm run simulate -- --seed 7`: lives through a seeded world of customers, officers, lists, prices, outages and crashes
 * on a PostgreSQL of its own, and checks the invariants of the house after every step. `--seeds 1..1000` runs many, `--steps
 * 120` makes each longer, `--plant NAME` plants a bug that must be found. The same seed and commit give the same run.
 */
import { randomBytes } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import pg from "pg"
import { loadRulebook } from "../src/rulebook/rulebook.store.ts"
import { readCodeVersion } from "../src/runtime/code-version.ts"
import { closeDatabase, openDatabase } from "../src/runtime/database.ts"
import { createDatabase } from "../src/runtime/embedded-postgres/create-database.ts"
import { startEmbeddedPostgres } from "../src/runtime/embedded-postgres/embedded-postgres.ts"
import { migrate } from "../src/runtime/migrate.ts"
import { plants } from "../test/simulation/plants.ts"
import { type Run, simulate } from "../test/simulation/simulate.ts"

const defaultSteps = 60
/** Worlds at once: while one waits for its database another thinks. */
const worldsAtOnce = 3
const progressEvery = 50
const template = "simulation_template"

const { values: asked } = parseArgs({
  options: { seed: { type: "string" }, seeds: { type: "string" }, steps: { type: "string" }, plant: { type: "string" } },
})
const seeds = seedsOf(asked)
const steps = asked.steps === undefined ? defaultSteps : Number(asked.steps)
const plant = asked.plant === undefined ? undefined : plants[asked.plant]
if (asked.plant !== undefined && plant === undefined)
  throw new Error(`There is no plant ${asked.plant}; there are ${Object.keys(plants).join(", ")}`)

const rulebook = loadRulebook()
const directory = await mkdtemp(join(tmpdir(), "shekara-simulation-"))
const postgres = await startEmbeddedPostgres({ directory, durable: false })
try {
  const database = openDatabase(await createDatabase(postgres.url, template))
  await migrate(database)
  await closeDatabase(database)
  report(await runAll())
} finally {
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
}

function seedsOf({ seed, seeds: span }: { seed?: string | undefined; seeds?: string | undefined }): number[] {
  const [, first, last] = /^(\d+)\.\.(\d+)$/.exec(span ?? `${seed ?? 1}..${seed ?? 1}`) ?? []
  if (first === undefined || last === undefined || Number(last) < Number(first)) throw new Error("Say --seed 7 or --seeds 1..1000")
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index)
}

async function runAll(): Promise<Run[]> {
  const runs: Run[] = []
  const queue = [...seeds]
  async function work(): Promise<void> {
    for (let seed = queue.shift(); seed !== undefined; seed = queue.shift()) {
      runs.push(await runOne(seed))
      if (runs.length % progressEvery === 0) console.error(`${runs.length} of ${seeds.length} seeds`)
    }
  }
  await Promise.all(Array.from({ length: worldsAtOnce }, work))
  return runs
}

async function runOne(seed: number): Promise<Run> {
  const name = `simulation_${randomBytes(6).toString("hex")}`
  try {
    return await simulate(await createDatabase(postgres.url, name, template), {
      seed,
      steps,
      rulebook,
      ...(plant === undefined ? {} : { plant }),
    })
  } finally {
    const client = new pg.Client({ connectionString: postgres.url })
    await client.connect()
    await client.query(`drop database ${pg.escapeIdentifier(name)} with (force)`)
    await client.end()
  }
}

function report(runs: readonly Run[]): void {
  const broken = runs.filter(({ violation }) => violation !== undefined)
  const [only] = runs
  if (runs.length === 1 && only !== undefined) console.log(only.lines.join("\n"))
  for (const { seed, lines, violation } of broken.slice(0, 5)) {
    console.log(`\nSeed ${seed} breaks an invariant: ${violation}`)
    console.log(lines.slice(-5).join("\n"))
    console.log(`Again: npm run simulate -- --seed ${seed} --steps ${steps}${asked.plant === undefined ? "" : ` --plant ${asked.plant}`}`)
  }
  const sum = (count: (run: Run) => number) => runs.reduce((total, run) => total + count(run), 0).toLocaleString("en")
  console.log(
    `\n${runs.length} seeds, ${sum(({ lines }) => lines.length)} steps, ${sum(({ faults }) => faults)} faults in the middle of a story, ` +
      `${broken.length} seeds with a violated invariant. Code ${readCodeVersion()}, ${Math.round(performance.now() / 1000)} s.`,
  )
  process.exitCode = broken.length > 0 ? 1 : 0
}
