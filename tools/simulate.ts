/*
 * `npm run simulate -- --seed 7`: lives through a seeded world of customers, officers, lists, prices, outages and crashes
 * on a PostgreSQL of its own, and checks the invariants of the house after every step. `--seeds 1..1000` runs many, `--steps
 * 120` makes each longer, `--plant NAME` plants a bug that must be found. The same seed and commit give the same run.
 */
import { parseArgs } from "node:util"
import { readCodeVersion } from "../src/runtime/code-version.ts"
import type { Run } from "../test/simulation/simulate.ts"
import { again } from "./simulate/again.ts"
import { openSimulation } from "./simulate/open-simulation.ts"

const defaultSteps = 60
const progressEvery = 50

const { values: asked } = parseArgs({
  options: { seed: { type: "string" }, seeds: { type: "string" }, steps: { type: "string" }, plant: { type: "string" } },
})
const seeds = seedsOf(asked)
const order = { steps: asked.steps === undefined ? defaultSteps : Number(asked.steps), plant: asked.plant }
const codeVersion = readCodeVersion()

const simulation = await openSimulation()
const runs: Run[] = []
try {
  await simulation.runSeeds(seeds, order, (run) => {
    runs.push(run)
    if (runs.length % progressEvery === 0) console.error(`${runs.length} of ${seeds.length} seeds`)
    return true
  })
} finally {
  await simulation.close()
}
report(runs)

function seedsOf({ seed, seeds: span }: { seed?: string | undefined; seeds?: string | undefined }): number[] {
  const [, first, last] = /^(\d+)\.\.(\d+)$/.exec(span ?? `${seed ?? 1}..${seed ?? 1}`) ?? []
  if (first === undefined || last === undefined || Number(last) < Number(first)) throw new Error("Say --seed 7 or --seeds 1..1000")
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index)
}

function report(runs: readonly Run[]): void {
  const broken = runs.filter(({ violation }) => violation !== undefined)
  const [only] = runs
  if (runs.length === 1 && only !== undefined) console.log(only.lines.join("\n"))
  for (const { seed, lines, violation } of broken.slice(0, 5)) {
    console.log(`\nSeed ${seed} breaks an invariant: ${violation}`)
    console.log(lines.slice(-5).join("\n"))
    console.log(`Again: ${again({ ...order, seed })}`)
  }
  const sum = (count: (run: Run) => number) => runs.reduce((total, run) => total + count(run), 0).toLocaleString("en")
  console.log(
    `\n${runs.length} seeds, ${sum(({ lines }) => lines.length)} steps, ${sum(({ faults }) => faults)} faults in the middle of a story, ` +
      `${broken.length} seeds with a violated invariant. Code ${codeVersion}, ${Math.round(performance.now() / 1000)} s.`,
  )
  process.exitCode = broken.length > 0 ? 1 : 0
}
