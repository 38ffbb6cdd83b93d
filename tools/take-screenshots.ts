/*
 * `npm run screenshots`: walks the thread in a browser, in English, and brings the pictures that the walk takes to
 * docs/guide/images/, where docs/guide/first-steps.md shows them.
 */
import { spawnSync } from "node:child_process"
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { fileOf, guidePictures } from "../test/builders/guide-pictures.ts"

const house = fileURLToPath(new URL("..", import.meta.url))
const taken = new URL("../test/output/screenshots/", import.meta.url)
const shown = new URL("../docs/guide/images/", import.meta.url)

run("tools/build-console.ts")
run("node_modules/vitest/vitest.mjs", "run", "--project", "journeys", "test/journeys/thread", "--testNamePattern", "^in en,")
mkdirSync(shown, { recursive: true })
for (const old of readdirSync(shown)) rmSync(new URL(old, shown))
for (const name of guidePictures) {
  const target = new URL(`${name}.png`, shown)
  copyFileSync(new URL(`${fileOf(name, "en")}.png`, taken), target)
  console.log(`${name}.png: ${Math.round(statSync(target).size / 1000)} kB`)
}

function run(...command: readonly string[]): void {
  const { status } = spawnSync(process.execPath, command, { cwd: house, stdio: "inherit" })
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${status}; no picture was brought`)
}
