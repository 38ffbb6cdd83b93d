import type { Breach, House, HouseRule } from "./house.ts"
import { citationRules } from "./rules/citations.ts"
import { numberRules } from "./rules/numbers.ts"
import { permitRules } from "./rules/permits.ts"
import { placeRules } from "./rules/places.ts"
import { purityRules } from "./rules/purity.ts"
import { shapeRules } from "./rules/shape.ts"
import { silenceRules } from "./rules/silence.ts"
import { wordRules } from "./rules/words.ts"
import { writeRules } from "./rules/writes.ts"

/** Every rule of the house that neither the compiler nor the boundaries can see. */
export const houseRules: readonly HouseRule[] = [
  ...shapeRules,
  ...purityRules,
  ...silenceRules,
  ...numberRules,
  ...writeRules,
  ...permitRules,
  ...placeRules,
  ...citationRules,
  ...wordRules,
]

/** Breaches as lines to read: file, line, remedy. */
export function breachesOf(rule: HouseRule, house: House): string[] {
  return rule.breachesIn(house).map(({ path, line, remedy }: Breach) => `${path}:${line}: ${remedy}`)
}
