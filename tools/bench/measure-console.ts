import { weighConsole } from "../weigh-console.ts"
import type { Figure } from "./figure.ts"

/** What a first visit fetches, compressed: entry, all it needs at once, the heaviest language, and the page behind the door. */
export async function measureConsole(): Promise<Figure[]> {
  return [{ name: "console, first load, gzip", unit: "kB", values: [(await weighConsole()) / 1000], target: "under 300" }]
}
