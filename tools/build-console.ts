import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { glob, readFile, writeFile } from "node:fs/promises"
import { argv, exit } from "node:process"
import { fileURLToPath } from "node:url"
import { build } from "vite"
import { weighConsole } from "./weigh-console.ts"

/*
 * Builds the console into console/dist when its sources changed since the last build (`--force` builds anyway), and
 * holds the first load under its budget: entry, everything it needs at once, one language and the page behind the door.
 */
const house = fileURLToPath(new URL("..", import.meta.url))
const output = new URL("../console/dist/", import.meta.url)
const stamp = new URL("built-from", output)
const sources = ["console/**/*.{ts,tsx,css,json,html,svg}", "src/vocabulary/*.ts", "package-lock.json"]
const largestFirstLoad = 300_000

const digest = await digestOfSources()
const isCurrent = existsSync(stamp) && (await readFile(stamp, "utf8")) === digest
if (isCurrent && !argv.includes("--force")) {
  console.log("The console is built from these sources already.")
} else {
  await build({ configFile: fileURLToPath(new URL("../console/vite.config.ts", import.meta.url)), logLevel: "warn" })
  await writeFile(stamp, digest)
  await weigh()
}

async function digestOfSources(): Promise<string> {
  const paths: string[] = []
  for await (const path of glob(sources, {
    cwd: house,
    exclude: (name) => /(^|\/)(dist|node_modules)(\/|$)|\.test\.tsx?$/.test(String(name)),
  }))
    paths.push(path)
  const hash = createHash("sha256")
  for (const path of paths.sort())
    hash
      .update(path)
      .update("\0")
      .update(await readFile(new URL(`../${path}`, import.meta.url)))
  return hash.digest("hex")
}

async function weigh(): Promise<void> {
  const total = await weighConsole()
  console.log(
    `The console is built; its first load is ${Math.round(total / 1000)} kB compressed (gzip), of ${largestFirstLoad / 1000} allowed.`,
  )
  if (total > largestFirstLoad) exit(1)
}
