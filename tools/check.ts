/*
 * `npm run check`: everything that can be known without a database and without a browser.
 * `npm run check -- types tidy` runs only the named parts; a part ending in its own name below.
 */
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { availableParallelism } from "node:os"

interface Part {
  readonly name: string
  /** Arguments for this Node: a script of node_modules and what it is told. */
  readonly command: readonly string[]
  /** What to do about a message that does not say it itself. */
  readonly advice?: readonly { readonly when: RegExp; readonly say: string }[]
  /** Left out of a whole run because another part covers it. */
  readonly isPartOfAnother?: boolean
}

interface Outcome {
  readonly isGreen: boolean
  readonly output: string
}

const typesAdvice = [
  {
    when: /\bWriting\b|\[AuditEntry|AuditEntry/,
    say: "Law 7: only writeAudited gives a Writing, in exchange for at least one audit entry. Write inside its callback.",
  },
  { when: /Permit</, say: "Law 10: only permit() gives a Permit. Ask for it in the route and pass it down." },
] as const

/** Longest first, so that two cores finish together. */
const parts: readonly Part[] = [
  { name: "tests", command: ["node_modules/vitest/vitest.mjs", "run", "--project", "pure"] },
  { name: "types", command: ["node_modules/typescript7/bin/tsc", "-p", "."], advice: typesAdvice },
  { name: "console-types", command: ["node_modules/typescript7/bin/tsc", "-p", "console"] },
  {
    name: "boundaries",
    command: [
      "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
      "--config",
      ".dependency-cruiser.mjs",
      "--output-type",
      "err-long",
      "src",
      "console/src",
    ],
  },
  {
    name: "unused",
    command: ["node_modules/knip/bin/knip.js", "--no-progress"],
    advice: [{ when: /./, say: "Law 12: delete what is not used, or stop exporting it." }],
  },
  { name: "promises", command: ["node_modules/oxlint/bin/oxlint", "--type-aware", "--deny-warnings", "src", "console", "test", "tools"] },
  {
    name: "style",
    command: ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--max-diagnostics=20", "."],
    advice: [{ when: /./, say: "Most of it is mended by: npm run format" }],
  },
  {
    name: "tidy",
    command: ["node_modules/vitest/vitest.mjs", "run", "--project", "pure", "test/house/tidy.test.ts"],
    isPartOfAnother: true,
  },
]

const chosen = partsNamed(process.argv.slice(2))
const queue = chosen.filter((part) => part.name !== "console-types" || existsSync("console/tsconfig.json"))
const failed: string[] = []
const startedAt = performance.now()

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, workThroughQueue))

console.log(`${failed.length === 0 ? "All green" : `Failed: ${failed.join(", ")}`} after ${secondsSince(startedAt)}`)
process.exitCode = failed.length === 0 ? 0 : 1

function partsNamed(names: readonly string[]): readonly Part[] {
  if (names.length === 0) return parts.filter((part) => part.isPartOfAnother !== true)
  const unknown = names.filter((name) => !parts.some((part) => part.name === name))
  if (unknown.length > 0) throw new Error(`No such part: ${unknown.join(", ")}. There are: ${parts.map((part) => part.name).join(", ")}`)
  return parts.filter((part) => names.includes(part.name))
}

async function workThroughQueue(): Promise<void> {
  for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
    const partStartedAt = performance.now()
    const outcome = await run(part)
    console.log(`${outcome.isGreen ? "ok  " : "FAIL"}  ${part.name.padEnd(14)} ${secondsSince(partStartedAt)}`)
    if (outcome.isGreen) continue
    failed.push(part.name)
    console.log(indent([outcome.output, ...adviceOn(part, outcome.output)].join("\n")))
  }
}

function run(part: Part): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, part.command, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1" },
    })
    const chunks: Buffer[] = []
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk))
    child.on("error", (error) => resolve({ isGreen: false, output: String(error) }))
    child.on("close", (code) => resolve({ isGreen: code === 0, output: Buffer.concat(chunks).toString("utf8") }))
  })
}

function adviceOn(part: Part, output: string): string[] {
  return (part.advice ?? []).filter((advice) => advice.when.test(output)).map((advice) => advice.say)
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `      ${line}`)
    .join("\n")
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}
