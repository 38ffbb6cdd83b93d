import type { Rulebook } from "../rulebook/rulebook.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import { type DrawnFinding, drawFinding } from "./draw-finding.ts"
import type { FactSheet } from "./fact-sheet.ts"
import { gatherGoals } from "./gather-goals.ts"
import type { Assessment, SubjectRef, View } from "./legal-finding.ts"
import { type Ground, openSituation } from "./open-situation.ts"
import { placeSubjects } from "./place-subjects.ts"
import { digestSheet, orderSheet } from "./print-fact-sheet.ts"
import { receiptOf } from "./receipt-of.ts"
import type { PlacedSubject } from "./situation.ts"
import { supposeChanges } from "./suppose-changes.ts"
import { traceDependencies } from "./trace-dependencies.ts"

/** Whose position is asked for, under which law, as of which day, and whose word counts. */
export interface Inquiry {
  readonly rulebook: Pick<Rulebook, "id" | "version" | "digest" | "facts" | "parameters" | "catalogues" | "rules">
  readonly sheet: FactSheet
  /** The day whose law is asked. */
  readonly on: LawDate
  /** Whose statements count: all, unless it is said. */
  readonly view?: View | undefined
  /** Ranks of authority that are heard: all, unless it is said. */
  readonly ranks?: readonly number[] | undefined
}

/**
 * Draws every finding of the rulebook for every subject of the sheet, in the order of keys and ids. The order in which
 * rules, facts and subjects come makes no difference to a single byte. Never throws on a sheet that was parsed.
 */
export function assess(inquiry: Inquiry): Assessment {
  const { rulebook, on, view = "all", ranks } = inquiry
  const ground = groundOf(inquiry)
  const findings = drawFindings(rulebook, ground)
  const assessment = {
    lawDate: on,
    view,
    ...(ranks === undefined ? {} : { ranks: [...ranks].sort((left, right) => left - right) }),
    findings,
  }
  return { ...assessment, receipt: receiptOf(rulebook, assessment, digestSheet(inquiry.sheet)) }
}

/** Everything the answers of an inquiry depend on, made ready. */
export function groundOf({ rulebook, sheet, on, view = "all", ranks }: Inquiry): Ground {
  const goals = gatherGoals(rulebook, { on, ranks })
  const { subjects, closed } = orderSheet(sheet)
  return { rulebook, on, view, places: placeSubjects({ subjects }), closed, goals, dependencies: traceDependencies(rulebook.facts, goals) }
}

function drawFindings(rulebook: Inquiry["rulebook"], ground: Ground): Assessment["findings"] {
  const situation = openSituation(ground)
  const drawn = new Map<string, DrawnFinding | undefined>()
  const subjects = new Map([...ground.places.values()].flat().map((subject) => [nameOf(subject.ref), subject]))
  const draw = (key: string, at: PlacedSubject): DrawnFinding | undefined => {
    const name = `${key}@${nameOf(at.ref)}`
    const goal = ground.goals.get(key)
    if (goal === undefined || drawn.has(name)) return drawn.get(name)
    // A finding that hangs on itself has no reasons on the way round.
    drawn.set(name, undefined)
    const finding = drawFinding(goal, at, { situation, reasonsOf })
    drawn.set(name, finding)
    return finding
  }
  const reasonsOf = (key: string, ref: SubjectRef | undefined) => {
    const subject = ref === undefined ? undefined : subjects.get(nameOf(ref))
    return subject === undefined ? undefined : draw(key, subject)
  }
  const movers = supposeChanges(rulebook, ground, situation)
  return [...ground.goals].flatMap(([key, { concluded }]) =>
    (ground.places.get(concluded.subject) ?? []).flatMap((at) => {
      const finding = draw(key, at)
      return finding === undefined ? [] : [{ ...finding, wouldChange: movers.get(at)?.get(key) ?? [] }]
    }),
  )
}

function nameOf({ kind, id }: SubjectRef): string {
  return `${kind}:${id}`
}
