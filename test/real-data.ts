import { appendFileSync, existsSync, mkdirSync } from "node:fs"
import { join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const house = fileURLToPath(new URL("..", import.meta.url))
const folder = process.env["SHEKARA_REAL_DATA"] ?? resolve(house, "../shared/data")

/** Each line is a check on real data that did not run; `npm test` counts them aloud at its end. */
export const missingRealData = join(house, "test/output/missing-real-data.txt")

/**
 * The path of a real file or folder, such as "screening/lists/ofac-sdn-2024-01". Real data is not committed: it lies beside
 * the checkout or where SHEKARA_REAL_DATA says. Where it is absent the answer is undefined and the check is counted as not
 * run; with CI=true its absence fails instead.
 */
export function realData(path: string): string | undefined {
  const whole = join(folder, path)
  if (existsSync(whole)) return whole
  const problem = `Real data is missing: ${path} is not in ${folder}; name its folder in SHEKARA_REAL_DATA.`
  if (process.env["CI"] === "true") throw new Error(problem)
  mkdirSync(join(missingRealData, ".."), { recursive: true })
  appendFileSync(missingRealData, `${path}\n`)
  console.warn(problem)
  return undefined
}
