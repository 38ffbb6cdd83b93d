// Runs a script of ours under Node 24 or later: the host's when it is new enough, else the one npm installed here.
// Usage: node run.mjs <script> [arguments]
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { constants } from "node:os"
import { delimiter, dirname, resolve } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

const neededMajor = 24
const house = dirname(fileURLToPath(import.meta.url))
const [script, ...args] = process.argv.slice(2)
if (script === undefined) fail("Usage: node run.mjs <script> [arguments]")

const hostIsNewEnough = Number(process.versions.node.split(".")[0]) >= neededMajor
const installed = resolve(house, `node_modules/node-${process.platform}-${process.arch}/bin/node`)

if (hostIsNewEnough) {
  prependToPath(dirname(process.execPath))
  process.argv = [process.execPath, resolve(script), ...args]
  await import(pathToFileURL(resolve(script)).href)
} else if (existsSync(installed)) {
  prependToPath(dirname(installed))
  const child = spawn(installed, [resolve(script), ...args], { stdio: "inherit" })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => passOn(signal, child))
  child.on("error", (problem) =>
    fail(
      `The Node that came with the dependencies (${installed}) does not run here: ${problem.message}\nInstall Node ${neededMajor} and run the same command again.`,
    ),
  )
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
} else {
  fail(
    `Shekara needs Node ${neededMajor} or later; this is ${process.version}, and no Node came with the dependencies for ` +
      `${process.platform}-${process.arch}.\nRun "npm ci" (with optional dependencies), or install Node ${neededMajor} and run the same command again.`,
  )
}

// An interrupt at the keyboard reaches the child by itself; a second one would tell it to hurry.
function passOn(signal, child) {
  if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal)
}

function prependToPath(directory) {
  process.env.PATH = `${directory}${delimiter}${process.env.PATH ?? ""}`
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
