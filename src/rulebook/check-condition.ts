import type { FactEntry } from "./fact-form.ts"
import type { Condition, FactCondition } from "./predicate-form.ts"
import { boundOf } from "./predicate-of.ts"
import { type Problem, problemAt, type ReadFile } from "./read-file.ts"
import type { Register } from "./register-of.ts"
import type { SubjectKind } from "./subject-kind.ts"

/** Where a condition stands, and what it may speak of there. */
export interface Standing {
  readonly file: ReadFile
  readonly place: readonly PropertyKey[]
  /** The kind of subject it is asked about. */
  readonly scope: SubjectKind
  readonly register: Register
  /** Whether it may rest on other findings. Questions and contradictions look at facts alone. */
  readonly mayUseFindings: boolean
}

/** References that lead nowhere, tests that do not fit the type of their fact, and subjects that the condition cannot see. */
export function checkCondition(condition: Condition, standing: Standing): Problem[] {
  const { place } = standing
  const inside = (...keys: readonly PropertyKey[]): Standing => ({ ...standing, place: [...place, ...keys] })
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.members.flatMap((member, index) => checkCondition(member, inside(condition.kind, index)))
    case "at_least":
      return condition.members.flatMap((member, index) => checkCondition(member, inside("at_least", "of", index)))
    case "not":
      return checkCondition(condition.member, inside("not"))
    case "some":
    case "each":
      return checkCondition(condition.where, { ...inside(condition.kind, "where"), scope: condition.over })
    case "fact":
      return factProblems(condition, standing)
    case "known":
      return seenFact(condition.fact, standing).problems
    case "finding":
      return findingProblems(condition.key, standing)
  }
}

/** A subject sees its own facts and those of what it belongs to. */
function sees(scope: SubjectKind, kind: SubjectKind): boolean {
  return kind === scope || kind === "firm" || (kind === "entity" && scope !== "firm")
}

function unseen({ scope }: Standing, kind: SubjectKind): { readonly what: string; readonly remedy: string } {
  return {
    what: `it is stated of each ${kind}, and the condition is asked of ${scope === "firm" ? "the firm" : `a ${scope}`}`,
    remedy: `Ask inside {some: {over: ${kind}, where: …}} or {each: …}.`,
  }
}

function seenFact(id: string, standing: Standing): { readonly fact?: FactEntry; readonly problems: Problem[] } {
  const fact = standing.register.facts.get(id)
  if (fact === undefined) {
    return {
      problems: [
        said(standing, { what: `"${id}" is not a fact of the vocabulary`, remedy: "Correct its id, or add it to a file under facts/." }),
      ],
    }
  }
  if (sees(standing.scope, fact.subject)) return { fact, problems: [] }
  const { what, remedy } = unseen(standing, fact.subject)
  return { fact, problems: [said(standing, { what: `"${id}" is out of sight: ${what}`, remedy })] }
}

function findingProblems(key: string, standing: Standing): Problem[] {
  if (!standing.mayUseFindings)
    return [
      said(standing, { what: `"${key}" is a finding, and this condition looks at facts alone`, remedy: "Name the facts it rests on." }),
    ]
  const concludes = standing.register.rows.get(key)?.concludes
  if (concludes === undefined)
    return [said(standing, { what: `"${key}" is not a finding`, remedy: "Name a row of a catalogue that rules conclude." })]
  if (sees(standing.scope, concludes.subject)) return []
  const { what, remedy } = unseen(standing, concludes.subject)
  return [said(standing, { what: `"${key}" is out of sight: ${what}`, remedy })]
}

const fitting: Readonly<Record<FactCondition["op"], readonly FactEntry["type"][]>> = {
  is: ["bool", "enum"],
  in: ["enum", "set", "countries"],
  has: ["set", "countries"],
  gte: ["int", "money"],
  lte: ["int", "money"],
  gt: ["int", "money"],
  lt: ["int", "money"],
  before: ["date"],
  after: ["date"],
}

function factProblems(condition: FactCondition, standing: Standing): Problem[] {
  const { fact, problems } = seenFact(condition.fact, standing)
  if (fact === undefined) return problems
  const { op } = condition
  if (fitting[op].includes(fact.type)) return [...problems, ...operandProblems(condition, fact, standing)]
  const mine = Object.entries(fitting).flatMap(([each, types]) => (types.includes(fact.type) ? [each] : []))
  const remedy = mine.length === 0 ? `Ask only whether a ${fact.type} is known.` : `Use ${mine.join(", ")}, or test another fact.`
  return [...problems, said(standing, { what: `"${op}" does not fit ${fact.id}, which is ${fact.type}`, remedy })]
}

function operandProblems({ op, operand }: FactCondition, fact: FactEntry, standing: Standing): Problem[] {
  if (op === "before" || op === "after") return dayProblems(operand, standing)
  if (fact.type === "int" || fact.type === "money") return boundProblems(operand, fact, standing)
  if (fact.type === "bool") {
    return typeof operand === "boolean"
      ? []
      : [said(standing, { what: `${fact.id} is true or false, not ${JSON.stringify(operand)}`, remedy: "Write true or false." })]
  }
  const wrong = (Array.isArray(operand) ? operand : [operand]).filter((word) => !isWordOf(fact, word))
  const remedy =
    "options" in fact
      ? `Write words of the fact: ${fact.options.map(({ id }) => id).join(", ")}.`
      : "Write countries as two capital letters (ISO 3166-1)."
  return wrong.map((word) => said(standing, { what: `"${String(word)}" is not a word of ${fact.id}`, remedy }))
}

function isWordOf(fact: FactEntry, word: unknown): boolean {
  if (typeof word !== "string") return false
  return "options" in fact ? fact.options.some(({ id }) => id === word) : /^[A-Z]{2}$/.test(word)
}

function dayProblems(operand: FactCondition["operand"], standing: Standing): Problem[] {
  if (typeof operand !== "object" || !("fact" in operand)) return []
  const { fact, problems } = seenFact(operand.fact, standing)
  if (fact === undefined || fact.type === "date") return problems
  return [...problems, said(standing, { what: `${fact.id} is ${fact.type}, not a date`, remedy: "Name a fact that is a date." })]
}

function boundProblems(operand: FactCondition["operand"], fact: Extract<FactEntry, { unit: string }>, standing: Standing): Problem[] {
  if (typeof operand !== "object" || !("parameter" in operand)) {
    if (boundOf(operand, fact) !== undefined) return []
    return [
      said(standing, {
        what: `${JSON.stringify(operand)} does not count ${fact.unit}`,
        remedy: 'Write a whole number, or an amount of money in quotes ("1000.50").',
      }),
    ]
  }
  const unit = standing.register.parameters.get(operand.parameter)
  if (unit === undefined)
    return [
      said(standing, {
        what: `"${operand.parameter}" is not a value of the rulebook`,
        remedy: "Correct its id, or add it to its instrument.",
      }),
    ]
  const isTime = ["hours", "minutes", "years"].includes(fact.unit)
  if (unit === (fact.type === "money" || isTime ? fact.unit : "count")) return []
  return [
    said(standing, {
      what: `"${operand.parameter}" is kept in ${unit}, and ${fact.id} in ${fact.unit}`,
      remedy: "Compare only what has the same unit.",
    }),
  ]
}

function said({ file, place }: Standing, text: { readonly what: string; readonly remedy: string }): Problem {
  return problemAt(file, place, text)
}
