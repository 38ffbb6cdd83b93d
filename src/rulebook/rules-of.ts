import type { Citation } from "../vocabulary/citation.ts"
import type { CatalogueFile } from "./catalogue-form.ts"
import type { FactEntry } from "./fact-form.ts"
import type { Gathered } from "./gather-files.ts"
import { inOrder } from "./in-order.ts"
import { predicateOf } from "./predicate-of.ts"
import { lineOf, type ReadFile } from "./read-file.ts"
import type { Layer, Rule } from "./rule.ts"
import type { RuleEntry } from "./rule-form.ts"

/** A rule as written, and where. */
export interface PlacedRule {
  readonly file: ReadFile
  readonly place: readonly PropertyKey[]
  readonly rule: RuleEntry
}

/** What a rule refers to, by id. */
interface Referred {
  readonly passages: ReadonlyMap<string, { readonly citation: Citation; readonly rank: number }>
  readonly facts: ReadonlyMap<string, FactEntry>
  readonly subjects: ReadonlyMap<string, NonNullable<CatalogueFile["concludes"]>["subject"]>
}

/** Every rule of every instrument, in the order of ids. Called only after everything they refer to was found. */
export function rulesOf(gathered: Pick<Gathered, "instruments">, referred: Referred): Rule[] {
  return inOrder(
    placedRules(gathered).map((placed) => ruleOf(placed, referred)),
    ({ id }) => id,
  )
}

/** The rules of all instruments as written. */
export function placedRules({ instruments }: Pick<Gathered, "instruments">): PlacedRule[] {
  return instruments.flatMap(({ file, entry }) => entry.rules.map((rule, index) => ({ file, place: ["rules", index], rule })))
}

/** Whose word a source of this rank is. */
export function layerOf(rank: number): Layer {
  if (rank <= lowestOfficial) return "official"
  return rank < houseRank ? "secondary" : "house"
}

const lowestOfficial = 40
const houseRank = 60

function ruleOf({ file, place, rule }: PlacedRule, { passages, facts, subjects }: Referred): Rule {
  const { concludes: key, denies, when, unless, overrides, cite, checked_on: checkedOn, ...rest } = rule
  const cited = cite.flatMap(({ at, supports }) => {
    const passage = passages.get(at)
    return passage === undefined ? [] : [{ ...passage, supports }]
  })
  const subject = subjects.get(key)
  if (subject === undefined) throw new Error(`The checks let ${key} through as a finding`)
  const rank = Math.min(...cited.map((passage) => passage.rank))
  return {
    ...rest,
    key,
    subject,
    when: predicateOf(when, facts),
    ...(unless === undefined ? {} : { unless: predicateOf(unless, facts) }),
    overrides,
    isDenial: denies === true,
    checkedOn,
    rank,
    layer: layerOf(rank),
    citations: cited.map(({ citation, supports }) => ({ ...citation, supports })),
    file: file.path,
    line: lineOf(file, place),
  }
}
