import { spawnSync } from "node:child_process"
import type { Figure } from "./figure.ts"

/** How long `npm run check` takes, without a database and without a browser. It must be green to count. */
export function measureCheck(): Figure[] {
  const startedAt = performance.now()
  const { status, stdout } = spawnSync(process.execPath, ["run.mjs", "tools/check.ts"], { encoding: "utf8" })
  if (status !== 0) throw new Error(`The check is not green:\n${stdout}`)
  return [{ name: "npm run check", unit: "s", values: [(performance.now() - startedAt) / 1000], target: "under 60" }]
}
