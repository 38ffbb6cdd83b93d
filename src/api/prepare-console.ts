import { spawn } from "node:child_process"
import { existsSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { OperatorProblem } from "../runtime/operator-problem.ts"

const house = fileURLToPath(new URL("../../", import.meta.url))
const notSources = new Set(["dist", "node_modules"])

/**
 * Sees to it that the built console is there and no older than its sources, building it where sources and tools are. An
 * installation without them serves the console it came with; without either this throws an OperatorProblem.
 */
export async function prepareConsole(say: (line: string) => void, root: string = house): Promise<void> {
  const built = join(root, "console/dist/index.html")
  const tool = join(root, "tools/build-console.ts")
  const mayBuild = [tool, join(root, "console/vite.config.ts"), join(root, "node_modules/vite")].every((path) => existsSync(path))
  if (existsSync(built) && (!mayBuild || newestIn(join(root, "console")) <= newestIn(join(root, "console/dist")))) return
  if (!mayBuild) {
    throw new OperatorProblem(
      'The console is not built, and what builds it is not installed. Run "npm ci" in the folder of Shekara, then start again.',
    )
  }
  say("Building the console, as its sources are newer …")
  if (await run(tool, root)) return
  if (existsSync(built)) return say("The console could not be built anew; the one that is there is served. What is wrong stands above.")
  throw new OperatorProblem(
    'The console could not be built; what is wrong stands above. Run "npm run console" once it is set right, then start again.',
  )
}

/** When the newest file of a folder was changed, in milliseconds. */
function newestIn(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !notSources.has(name))
    .map((entry) => (entry.isDirectory() ? newestIn(join(folder, entry.name)) : statSync(join(folder, entry.name)).mtimeMs))
  return Math.max(0, ...times)
}

/** In a process of its own, since the builder is large and is needed once. Its words go to standard error. */
function run(script: string, root: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    // Whoever asks, a test for instance, gets the console as it is shipped, not React's larger and slower form for developers.
    const env = { ...process.env, NODE_ENV: "production" }
    const child = spawn(process.execPath, [script], { cwd: root, stdio: ["ignore", 2, 2], env })
    child.on("error", reject)
    child.on("close", (code) => resolve(code === 0))
  })
}
