import { conditionLines } from "./condition-lines.ts"
import { printCondition } from "./print-condition.ts"
import type { Catalogue, FactDefinition, Rule, Rulebook } from "./rulebook.ts"

const begin = "<!-- codes: written by npm run rulebook -->"
const end = "<!-- end of codes -->"

/** Puts the vocabulary of facts and every finding code into a guide, between its two marks. Throws where the marks are missing. */
export function putCodes(guide: string, rulebook: Rulebook): string {
  const [from, to] = [guide.indexOf(begin), guide.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The guide has no "${begin}" before "${end}"`)
  return `${guide.slice(0, from + begin.length)}\n\n${writeCodes(rulebook)}\n\n${guide.slice(to)}`
}

function writeCodes(rulebook: Rulebook): string {
  const concluded = [...rulebook.catalogues.values()].filter((catalogue) => catalogue.concluded !== undefined)
  return [
    "### Findings",
    'A finding applies where one of its rules holds. Several rules of one code are alternatives; "unless" is the exception of a rule.',
    ...concluded.flatMap((catalogue) => codesOf(catalogue, rulebook)),
    "### Facts",
    ...[...Map.groupBy(rulebook.facts.values(), ({ group }) => group)].flatMap(([group, facts]) => [
      `#### ${group}`,
      table(
        ["Fact", "Of", "Type", "Question", "Asked when"],
        facts.map((fact) => factRow(fact, rulebook.facts)),
      ),
    ]),
  ].join("\n\n")
}

function codesOf({ id, title, concluded, rows }: Catalogue, { rules, facts }: Rulebook): string[] {
  const about = `About each ${concluded?.subject.replace("_", " ")}; while it is open, gates act as if it ${
    concluded?.prudent === "applies" ? "applied" : "did not apply"
  }.`
  const told = rows.flatMap(({ code, name }) =>
    rules.filter(({ key }) => key === code).map((rule) => [`\`${code}\``, name.en, `\`${rule.id}\``, howOf(rule), whenOf(rule, facts)]),
  )
  return [`#### ${title.en} (\`${id}\`)`, about, table(["Code", "Name", "Rule", "How firmly", "Where"], told)]
}

function howOf({ strength, grade, layer, isDenial, from, to }: Rule): string {
  return [
    isDenial ? "denies" : strength.replaceAll("_", " "),
    `grade ${grade}`,
    layer,
    `from ${from}`,
    ...(to === undefined ? [] : [`to ${to}`]),
  ].join(", ")
}

function whenOf({ when, unless }: Rule, facts: Rulebook["facts"]): string {
  const lines = printCondition(conditionLines(when, facts))
  const excepted = unless === undefined ? [] : ["unless:", ...printCondition(conditionLines(unless, facts))]
  return [...lines, ...excepted].map((line) => line.replace(/^ +/, (spaces) => "&nbsp;".repeat(spaces.length * 2))).join("<br>")
}

function factRow({ id, subject, type, ask, options, unit, askedWhen, isJudgement }: FactDefinition, facts: Rulebook["facts"]): string[] {
  const words = options.length === 0 ? "" : `: ${options.map((option) => option.id).join(", ")}`
  const kind = `${type}${unit === undefined ? "" : ` (${unit})`}${words}${isJudgement ? "; a judgement, needs `by` and `reason`" : ""}`
  const sense =
    askedWhen === undefined
      ? ""
      : printCondition(conditionLines(askedWhen, facts))
          .map((line) => line.trim())
          .join("<br>")
  return [`\`${id}\``, subject.replace("_", " "), kind, ask.en, sense]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n")
}
