/* The house rules that a compiler cannot see. Each failure names file, line and remedy. */
import { test } from "vitest"
import { breachesOf, houseRules } from "./house-rules.ts"
import { readHouse } from "./read-house.ts"

const house = readHouse(process.cwd())

test.each(houseRules.map((rule) => [rule.name, rule] as const))("%s", (_, rule) => {
  const breaches = breachesOf(rule, house)
  if (breaches.length > 0) throw new Error(`\n${breaches.join("\n")}\n`)
})
