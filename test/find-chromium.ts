import { spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { homedir } from "node:os"
import { delimiter, join } from "node:path"
import { type Chromium, unpackChromium } from "./unpack-chromium.ts"

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge-stable", "microsoft-edge"]
const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
}

/**
 * A Chromium for this machine: $CHROME_PATH, the one that npm brought (Linux x64), an installed one, Playwright's, and as
 * root on Debian the distribution's, which is installed. Throws with instructions where there is none: a journey is never skipped.
 */
export async function findChromium(): Promise<Chromium> {
  const chosen = process.env["CHROME_PATH"]
  if (chosen !== undefined && !existsSync(chosen))
    throw new Error(`CHROME_PATH names ${chosen}, which does not exist. Correct it, or leave it out.`)
  if (chosen !== undefined) return { executablePath: chosen, env: {} }
  if (process.platform === "linux" && process.arch === "x64") return unpackChromium()
  const installed = installedChromium() ?? playwrightChromium() ?? aptChromium()
  if (installed !== undefined) return { executablePath: installed, env: {} }
  throw new Error(
    "The journeys need a Chromium, and there is none on this machine. Install Chromium, Chrome or Edge with your system's package manager " +
      '(Debian: "apt-get install chromium" as root), or name one in CHROME_PATH, then run the same command again.',
  )
}

function installedChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter)
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...(places[process.platform] ?? [])]
  return candidates.find((candidate) => existsSync(candidate))
}

function playwrightChromium(): string | undefined {
  const caches = [
    process.env["PLAYWRIGHT_BROWSERS_PATH"],
    join(homedir(), ".cache/ms-playwright"),
    join(homedir(), "Library/Caches/ms-playwright"),
  ]
  for (const cache of caches) {
    if (cache === undefined || !existsSync(cache)) continue
    const found = readdirSync(cache, { recursive: true, encoding: "utf8" }).find((file) =>
      /(^|[\\/])(chrome|headless_shell|chrome-headless-shell|Chromium)(\.exe)?$/.test(file),
    )
    if (found !== undefined) return join(cache, found)
  }
  return undefined
}

function aptChromium(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return undefined
  console.log("No Chromium on this machine; installing Debian's (apt-get install chromium).")
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core"]]) {
    if (spawnSync("apt-get", args, { stdio: "inherit", env: environment }).status !== 0) return undefined
  }
  return installedChromium()
}
