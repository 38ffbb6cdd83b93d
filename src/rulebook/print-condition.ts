import type { ConditionLine } from "./condition-lines.ts"

const bases = { view: "", declared: " (as declared)", observed: " (as observed)" } as const
const ops = {
  is: "is",
  in: "is one of",
  has: "holds",
  gte: "is at least",
  lte: "is at most",
  gt: "is above",
  lt: "is below",
  before: "is before",
  after: "is after",
} as const

/** A condition in English, one line of text for each line, indented by two spaces a step. */
export function printCondition(lines: readonly ConditionLine[]): string[] {
  return lines.map((line) => `${"  ".repeat(line.depth)}${textOf(line)}`)
}

function textOf(line: ConditionLine): string {
  switch (line.kind) {
    case "all":
      return "all of:"
    case "any":
      return "any of:"
    case "at_least":
      return `at least ${line.count} of:`
    case "not":
      return "not:"
    case "some":
      return `for some ${line.over}:`
    case "each":
      return `for each ${line.over}:`
    case "known":
      return `${line.fact} is known`
    case "finding":
      return `${line.finding} applies`
    case "fact":
      return `${line.fact}${bases[line.basis ?? "view"]} ${ops[line.op ?? "is"]} ${heldAgainst(line)}`
  }
}

function heldAgainst({ values = [], parameter, otherFact }: ConditionLine): string {
  return parameter ?? otherFact ?? values.join(", ")
}
