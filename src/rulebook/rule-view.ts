import type { Citation } from "../vocabulary/citation.ts"
import type { Catalogue, CatalogueRow } from "./catalogue.ts"
import { type ConditionLine, conditionLines } from "./condition-lines.ts"
import type { FactDefinition } from "./fact-definition.ts"
import type { Rule } from "./rule.ts"
import type { Rulebook } from "./rulebook.ts"

/** A rule with its conditions as lines, in plain JSON. */
export interface RuleView extends Omit<Rule, "when" | "unless" | "citations"> {
  readonly when: readonly ConditionLine[]
  readonly unless?: readonly ConditionLine[]
  readonly citations: readonly CitedPassage[]
}

/** A citation with what the passage says, in our own words. */
export interface CitedPassage extends Citation {
  readonly supports: Rule["citations"][number]["supports"]
  readonly says: string
}

/** A rule for whoever reads it: what it concludes, when, why, and what each passage says. */
export function ruleView({ when, unless, citations, ...rest }: Rule, rulebook: Pick<Rulebook, "facts" | "sources">): RuleView {
  return {
    ...rest,
    when: conditionLines(when, rulebook.facts),
    ...(unless === undefined ? {} : { unless: conditionLines(unless, rulebook.facts) }),
    citations: citations.map((citation) => ({ ...citation, says: saidAt(citation.at, rulebook.sources) })),
  }
}

/** A question with its condition as lines, in plain JSON. */
export interface FactView extends Omit<FactDefinition, "askedWhen"> {
  readonly askedWhen?: readonly ConditionLine[]
}

export function factView({ askedWhen, ...rest }: FactDefinition, facts: Rulebook["facts"]): FactView {
  return { ...rest, ...(askedWhen === undefined ? {} : { askedWhen: conditionLines(askedWhen, facts) }) }
}

/** The row of a code, with the catalogue it stands in. */
export function rowOf(
  code: string,
  catalogues: Rulebook["catalogues"],
): { readonly row: CatalogueRow; readonly catalogue: Catalogue } | undefined {
  for (const catalogue of catalogues.values()) {
    const row = catalogue.rows.find((one) => one.code === code)
    if (row !== undefined) return { row, catalogue }
  }
  return undefined
}

function saidAt(at: string, sources: Rulebook["sources"]): string {
  const cut = at.indexOf("#")
  const passage = sources.get(at.slice(0, cut))?.passages.find((one) => one.at === at.slice(cut + 1))
  if (passage === undefined) throw new Error(`${at} leads nowhere in a compiled rulebook`)
  return passage.says
}
