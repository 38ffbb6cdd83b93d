import type { FactGroup } from "../rulebook/rulebook.ts"
import { groundOf, type Inquiry } from "./assess.ts"
import type { FactValue } from "./fact-sheet.ts"
import type { FactRef, SubjectRef } from "./legal-finding.ts"
import { type Ground, openSituation } from "./open-situation.ts"
import { type PlacedGoal, type Share, shareWeight } from "./share-weight.ts"
import type { Situation } from "./situation.ts"

/** A finding of one subject. */
export interface FindingRef {
  readonly key: string
  readonly subject: SubjectRef
}

/** A question worth asking now, and why. */
export interface Question extends FactRef {
  readonly group: FactGroup
  readonly section: string
  /** Open findings that one answer or another settles at once. */
  readonly settles: readonly FindingRef[]
  /** Open findings that wait for it. */
  readonly concerns: readonly FindingRef[]
}

/** What to ask next, and what was asked already. */
export interface NextQuestions {
  /** At most five questions of one group, the most telling first; empty when no answer can change anything any more. */
  readonly page: readonly Question[]
  /** How many facts are waited for in all, those of the page included. */
  readonly remaining: number
  /** Facts that were stated and on which some finding hangs, in the order of the vocabulary. */
  readonly answered: readonly FactRef[]
  /** Findings that are still open. */
  readonly open: readonly FindingRef[]
}

const questionsOfPage = 5

/** Questions about the seat come before those about activities, those before control and geography. */
const groupOrder: readonly FactGroup[] = ["layer", "activity", "control", "geography"]

/**
 * Chooses the questions that settle most for the least effort. Never asks what makes no sense under the answers given, nor
 * what no open finding waits for. Of equal questions, the order of groups decides, then that of the vocabulary. What
 * `isAside` is set aside: nobody is asked it now, and it still counts as remaining.
 */
export function nextQuestions(inquiry: Inquiry, isAside: (fact: FactRef) => boolean = () => false): NextQuestions {
  const ground = groundOf(inquiry)
  const situation = openSituation(ground)
  const open = openGoalsOf(ground, situation)
  const ranked = rank(gatherWanted(open, ground, situation), ground)
  const asked = ranked.filter(({ definition, of }) => !isAside({ fact: definition.id, subject: of.ref }))
  const group = asked[0]?.definition.group
  const page = asked.filter(({ definition }) => definition.group === group).slice(0, questionsOfPage)
  return {
    page: page.map((one) => questionOf(one, ground, situation)),
    remaining: ranked.length,
    answered: answeredFacts(ground, situation),
    open: open.map(refOf),
  }
}

function openGoalsOf({ goals, places }: Ground, situation: Situation): PlacedGoal[] {
  return [...goals.values()].flatMap((goal) =>
    (places.get(goal.concluded.subject) ?? []).flatMap((at) => {
      const outcome = situation.outcomeOf(goal.row.code, at)
      return outcome === "applies" || outcome === "does_not_apply" ? [] : [{ goal, at }]
    }),
  )
}

/** A fact that nobody has stated, and the findings that wait for it, each with its weight. */
type Wanted = Pick<Share, "definition" | "of"> & { readonly weights: ReadonlyMap<PlacedGoal, number> }

function gatherWanted(open: readonly PlacedGoal[], ground: Ground, situation: Situation): readonly Wanted[] {
  const shares = open.flatMap((goal) => shareWeight(goal, ground, situation).map((share) => ({ ...share, goal })))
  const byFact = Map.groupBy(shares, ({ definition, of }) => `${definition.id}@${of.ref.kind}:${of.ref.id}`)
  return [...byFact.values()].flatMap((same) => {
    const [first] = same
    const weights = new Map<PlacedGoal, number>()
    for (const { goal, weight } of same) weights.set(goal, (weights.get(goal) ?? 0) + weight)
    return first === undefined ? [] : [{ definition: first.definition, of: first.of, weights }]
  })
}

function rank(wanted: readonly Wanted[], { rulebook }: Ground): readonly Wanted[] {
  const authorOrder = new Map([...rulebook.facts.keys()].map((id, index) => [id, index]))
  const scoreOf = ({ definition, weights }: Wanted) => [...weights.values()].reduce((sum, weight) => sum + weight, 0) / definition.cost
  const scored = wanted.map((one) => ({ one, score: Math.round(scoreOf(one) * 1e6), place: authorOrder.get(one.definition.id) ?? 0 }))
  const groupOf = ({ definition }: Wanted) => groupOrder.indexOf(definition.group)
  scored.sort(
    (left, right) =>
      right.score - left.score ||
      groupOf(left.one) - groupOf(right.one) ||
      left.place - right.place ||
      (left.one.of.ref.id < right.one.of.ref.id ? -1 : 1),
  )
  return scored.map(({ one }) => one)
}

function questionOf({ definition, of, weights }: Wanted, ground: Ground, situation: Situation): Question {
  const concerned = [...weights.keys()]
  const answers = possibleAnswers(definition)
  const supposed = answers.map((value) =>
    openSituation(ground, { of, fact: definition.id, said: [{ value, basis: basisOf(ground) }], otherwise: situation }),
  )
  const isSettledBy = ({ goal, at }: PlacedGoal, one: Situation) => ["applies", "does_not_apply"].includes(one.outcomeOf(goal.row.code, at))
  const { id, group, section } = definition
  return {
    fact: id,
    subject: of.ref,
    group,
    section,
    settles: concerned.filter((open) => supposed.some((one) => isSettledBy(open, one))).map(refOf),
    concerns: concerned.map(refOf),
  }
}

function basisOf({ view }: Ground): "declared" | "observed" {
  return view === "observed" ? "observed" : "declared"
}

/** Answers that stand for the others: each word by itself, none, and numbers and days at both ends. */
function possibleAnswers({ type, options, unit }: Wanted["definition"]): readonly FactValue[] {
  const words = options.map(({ id }) => id)
  switch (type) {
    case "bool":
      return [true, false]
    case "enum":
      return words
    case "set":
      return [[], words, ...words.map((word) => [word])]
    case "countries":
      return [[], ["KZ"], ["ZZ"]]
    case "int":
      return [0n, 10n ** 15n]
    case "money":
      return unit === "KZT" || unit === "USD" || unit === "EUR"
        ? [0n, 10n ** 17n].map((minorUnits) => ({ minorUnits, currency: unit }))
        : []
    case "date":
      return ["0001-01-01", "9999-12-31"]
    case "text":
      return ["-"]
  }
}

function answeredFacts({ rulebook, places, goals, dependencies }: Ground, situation: Situation): FactRef[] {
  const heard = new Set([...goals.keys()].flatMap((key) => [...dependencies.ofFinding(key)]))
  const subjects = [...places.values()].flat()
  return [...rulebook.facts.keys()].flatMap((fact) =>
    subjects
      .filter((at) => heard.has(fact) && at.facts.has(fact) && situation.read(fact, "view", at).state !== "not_applicable")
      .map(({ ref }) => ({ fact, subject: ref })),
  )
}

function refOf({ goal, at }: PlacedGoal): FindingRef {
  return { key: goal.row.code, subject: at.ref }
}
