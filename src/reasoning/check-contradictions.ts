import type { Rulebook } from "../rulebook/rulebook.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import { evaluate } from "./evaluate.ts"
import type { FactSheet } from "./fact-sheet.ts"
import { factsOfLeaf, leavesOf } from "./leaves-of.ts"
import { openSituation } from "./open-situation.ts"
import { placeSubjects } from "./place-subjects.ts"
import { listOf, standIn } from "./print-fact-sheet.ts"
import type { Note } from "./sheet-problem.ts"
import type { PlacedSubject } from "./situation.ts"
import { traceDependencies } from "./trace-dependencies.ts"

/** Notes every pair of statements that cannot both be true, as the rulebook lists them. */
export function checkContradictions(
  sheet: FactSheet,
  {
    rulebook,
    on,
    note,
  }: { readonly rulebook: Pick<Rulebook, "facts" | "contradictions" | "parameters">; readonly on: LawDate; readonly note: Note },
): void {
  const goals = new Map()
  // Statements clash as they stand, whether or not another of them leaves their question without sense.
  const facts = new Map([...rulebook.facts].map(([id, { askedWhen: _, ...definition }]) => [id, definition]))
  const dependencies = traceDependencies(facts, goals)
  const places = placeSubjects(sheet)
  const ground = { rulebook: { ...rulebook, facts }, on, view: "all", places, closed: sheet.closed, goals, dependencies } as const
  const situation = openSituation(ground)
  for (const { id, subject, never, say } of rulebook.contradictions)
    for (const at of places.get(subject) ?? []) {
      if (evaluate(never, at, situation) !== "true") continue
      const clashing = [...new Set(leavesOf(never).flatMap(factsOfLeaf))]
      const { place, factId } = placeOf(sheet, at, clashing)
      note(place, {
        what: `These statements cannot both be true: ${say.en.replace(/\.$/, "")}`,
        remedy: `Correct one of ${clashing.join(", ")}.`,
        ...(factId === undefined ? {} : { factId }),
        contradiction: id,
      })
    }
}

/** Where the nearest of the statements that clash stands. */
function placeOf({ subjects }: FactSheet, at: PlacedSubject, facts: readonly string[]) {
  const by = at.chain.find((one) => facts.some((fact) => one.facts.has(fact))) ?? at
  const factId = facts.find((fact) => by.facts.has(fact)) ?? facts[0]
  const { kind, id } = by.ref
  const listed = subjects.filter((subject) => subject.kind === kind).findIndex((subject) => subject.id === id)
  const top = kind === "firm" || id === standIn ? ["facts"] : [listOf[kind], listed, "facts"]
  return { place: factId === undefined ? top : [...top, factId], factId }
}
