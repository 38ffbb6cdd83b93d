import type { Register } from "./register-of.ts"
import type { Layer } from "./rule.ts"
import { layerOf, type PlacedRule } from "./rules-of.ts"

/** The layer of a rule as written, which its strongest citation tells; undefined while none resolves. */
export function layerOfRule({ rule }: PlacedRule, { passages }: Pick<Register, "passages">): Layer | undefined {
  const ranks = rule.cite.map(({ at }) => passages.get(at)?.rank).filter((rank) => rank !== undefined)
  return ranks.length === 0 ? undefined : layerOf(Math.min(...ranks))
}
