import type { Catalogue, CatalogueRow, Rule, Rulebook } from "../rulebook/rulebook.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import { silenceOf } from "./judge-rule.ts"

/** One finding to be drawn: its row, and the rules that conclude it, in the order of their ids. */
export interface Goal {
  readonly row: CatalogueRow
  readonly concluded: NonNullable<Catalogue["concluded"]>
  readonly rules: readonly { readonly rule: Rule; readonly silence: "not_in_force" | "not_heard" | undefined }[]
}

/** Every finding that some rule concludes, by key, in the order of the keys. */
export function gatherGoals(
  { catalogues, rules }: Pick<Rulebook, "catalogues" | "rules">,
  asked: { readonly on: LawDate; readonly ranks?: readonly number[] | undefined },
): ReadonlyMap<string, Goal> {
  const byKey = Map.groupBy(rules, ({ key }) => key)
  const goals = [...catalogues.values()].flatMap(({ concluded, rows }) =>
    concluded === undefined ? [] : rows.flatMap((row) => goalOf(row, concluded, byKey.get(row.code))),
  )
  const tried = (rule: Rule) => ({ rule, silence: silenceOf(rule, asked) })
  const sorted = inOrder(goals, ({ row }) => row.code)
  return new Map(sorted.map((goal) => [goal.row.code, { ...goal, rules: inOrder(goal.rules, ({ id }) => id).map(tried) }]))
}

function goalOf(row: CatalogueRow, concluded: Goal["concluded"], rules: readonly Rule[] | undefined) {
  return rules === undefined ? [] : [{ row, concluded, rules }]
}

function inOrder<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...items].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : keyOf(left) > keyOf(right) ? 1 : 0))
}
