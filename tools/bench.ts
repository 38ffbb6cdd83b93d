/*
 * `npm run bench`: the figures of speed and size, as a table and as bench/results.json with machine and commit.
 * `npm run bench -- decisions start` measures only what is named. Machines are noisy: the median of the runs is quoted.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { arch, cpus, platform, totalmem } from "node:os"
import { readCodeVersion } from "../src/runtime/code-version.ts"
import { type Figure, median } from "./bench/figure.ts"
import { measureAudit } from "./bench/measure-audit.ts"
import { measureCheck } from "./bench/measure-commands.ts"
import { measureConsole } from "./bench/measure-console.ts"
import { measureDecisions } from "./bench/measure-decisions.ts"
import { measureNodes } from "./bench/measure-nodes.ts"
import { measureOpenLoop } from "./bench/measure-open-loop.ts"
import { measureReasoning } from "./bench/measure-reasoning.ts"
import { measureStart } from "./bench/measure-start.ts"

const measures: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  console: measureConsole,
  start: measureStart,
  decisions: measureDecisions,
  audit: measureAudit,
  reasoning: measureReasoning,
  "open-loop": measureOpenLoop,
  nodes: measureNodes,
  check: measureCheck,
}

const results = new URL("../bench/results.json", import.meta.url)
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in measures))
if (unknown.length > 0) throw new Error(`There is no measure ${unknown.join(", ")}; there are ${Object.keys(measures).join(", ")}`)

const figures: Figure[] = []
for (const [name, measure] of Object.entries(measures)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.error(`measuring ${name} …`)
  figures.push(...(await measure()))
}
console.table(figures.map(rowOf))
if (asked.length === 0) keep()

function rowOf({ name, unit, values, target, note }: Figure) {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return {
    figure: name,
    median: round(median(values)),
    range: `${round(least)} to ${round(most)}`,
    unit,
    target: target ?? "",
    note: note ?? "",
  }
}

function keep(): void {
  const machine = {
    platform: `${platform()} ${arch()}`,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  }
  mkdirSync(new URL(".", results), { recursive: true })
  writeFileSync(
    results,
    `${JSON.stringify({ measuredAt: new Date().toISOString(), code: readCodeVersion(), machine, figures }, null, 2)}\n`,
  )
  console.log(`Stored in bench/results.json (${readFileSync(results).length} bytes).`)
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
