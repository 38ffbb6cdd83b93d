import { type Browser, chromium } from "playwright-core"
import { findChromium } from "./find-chromium.ts"

/** The sandbox needs rights that root and containers lack; the pages opened here are ours alone. */
const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"]

/** Starts a headless Chromium. Close it when done; pages of separate people belong in separate contexts. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } as Record<string, string> })
}
