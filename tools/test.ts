/*
 * `npm test`: everything. First `npm run check`, then the tests that need a database, the laws, and the journeys through a
 * real browser. All parts run even when an early one fails. The last line is the sum: `tests: N passed, N failed, N skipped`.
 */
import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { missingRealData } from "../test/real-data.ts"

interface Part {
  readonly name: string
  readonly command: readonly [string, ...string[]]
}

interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const node = process.execPath
const parts: readonly Part[] = [
  { name: "check", command: ["npm", "run", "--silent", "check"] },
  ...(existsSync("console/vite.config.ts")
    ? [{ name: "console build", command: [node, "node_modules/vite/bin/vite.js", "build", "console"] } as const]
    : []),
  ...["database", "laws", "journeys"].map(
    (name) => ({ name, command: [node, "node_modules/vitest/vitest.mjs", "run", "--project", name] }) as const,
  ),
]

const results = mkdtempSync(join(tmpdir(), "shekara-results-"))
rmSync(missingRealData, { force: true })
const startedAt = performance.now()
let total: Count = { passed: 0, failed: 0, skipped: 0 }

for (const part of parts) total = sum(total, await runPart(part))
rmSync(results, { recursive: true })

console.log(`\nAll parts took ${secondsSince(startedAt)}.`)
console.log(realDataLine())
console.log(`tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1

async function runPart({ name, command }: Part): Promise<Count> {
  const partStartedAt = performance.now()
  console.log(`\n── ${name} ──`)
  const isGreen = await run(command)
  const count = takeResults()
  console.log(`── ${name}: ${isGreen ? "green" : "FAILED"} after ${secondsSince(partStartedAt)} ──`)
  // A part can fail without a failed test: types, style, a file that does not load. That counts as one.
  return isGreen || count.failed > 0 ? count : { ...count, failed: 1 }
}

function run([program, ...args]: Part["command"]): Promise<boolean> {
  const child = spawn(program, args, {
    stdio: "inherit",
    env: { ...process.env, TEST_RESULTS: results },
    shell: process.platform === "win32",
  })
  return new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("close", (code) => resolve(code === 0))
  })
}

/** Adds up the reports that vitest left since the last time, and removes them. */
function takeResults(): Count {
  let count: Count = { passed: 0, failed: 0, skipped: 0 }
  for (const file of readdirSync(results)) {
    const path = join(results, file)
    const report = JSON.parse(readFileSync(path, "utf8")) as Record<
      "numPassedTests" | "numFailedTests" | "numPendingTests" | "numTodoTests",
      number
    >
    count = sum(count, {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    })
    rmSync(path)
  }
  return count
}

function sum(one: Count, other: Count): Count {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped }
}

function realDataLine(): string {
  const missing = existsSync(missingRealData) ? readFileSync(missingRealData, "utf8").trimEnd().split("\n") : []
  if (missing.length === 0) return "Every check on real data ran."
  return `${missing.length} checks on real data did NOT run, because it is not here: ${[...new Set(missing)].join(", ")}. Name its folder in SHEKARA_REAL_DATA.`
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}
