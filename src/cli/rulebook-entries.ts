import { factView, printCondition, rowOf, ruleView } from "../rulebook/rulebook.store.ts"
import type { Catalogue, CatalogueRow, Rulebook } from "../rulebook/rulebook.ts"
import { Failure, misused } from "./failure.ts"
import { fieldLines, tableLines } from "./print.ts"
import { visible } from "./visible.ts"

type RuleView = ReturnType<typeof ruleView>
type FactView = ReturnType<typeof factView>

/** Everything of one kind, in the order of the rulebook: as JSON, and as lines to read. */
export function listKind(kind: string, rulebook: Rulebook): { readonly items: readonly object[]; readonly lines: readonly string[] } {
  switch (kind) {
    case "rules": {
      const items = rulebook.rules.map((rule) => ruleView(rule, rulebook))
      const rows = items.map(({ id, key, isDenial, strength, grade, say }) => [id, isDenial ? `not ${key}` : key, strength, grade, say.en])
      return { items, lines: tableLines(["Rule", "Concludes", "Strength", "Grade", "Why"], rows) }
    }
    case "facts": {
      const items = [...rulebook.facts.values()].map((fact) => factView(fact, rulebook.facts))
      const rows = items.map(({ id, subject, type, ask }) => [id, subject, type, ask.en])
      return { items, lines: tableLines(["Fact", "Of", "Type", "Question"], rows) }
    }
    case "rows": {
      const items = [...rulebook.catalogues.values()].flatMap(({ rows }) => rows)
      return {
        items,
        lines: tableLines(
          ["Code", "Catalogue", "Name"],
          items.map(({ code, catalogue, name }) => [code, catalogue, name.en]),
        ),
      }
    }
    case "texts": {
      const items = [...rulebook.texts].map(([id, words]) => ({ id, ...words }))
      return {
        items,
        lines: tableLines(
          ["Text", "English"],
          items.map(({ id, en }) => [id, en]),
        ),
      }
    }
    default:
      throw misused(`${kind} is no kind of thing in a rulebook.`, "Name one of: values, rules, facts, rows, texts.")
  }
}

/** A rule, a fact or a catalogue row by its id or code: as JSON, and as lines to read. */
export function showEntry(id: string, rulebook: Rulebook): { readonly body: object; readonly lines: readonly string[] } {
  const rule = rulebook.rules.find((one) => one.id === id)
  if (rule !== undefined) {
    const body = ruleView(rule, rulebook)
    return { body, lines: ruleLines(body) }
  }
  const fact = rulebook.facts.get(id)
  if (fact !== undefined) {
    const body = factView(fact, rulebook.facts)
    return { body, lines: factLines(body) }
  }
  const found = rowOf(id, rulebook.catalogues)
  if (found !== undefined) return { body: found.row, lines: rowLines(found, rulebook) }
  throw new Failure({
    kind: "refused",
    title: `The rulebook has no value, rule, fact or row ${id}.`,
    remedy: "Look it up: shekara rulebook list values|rules|facts|rows",
  })
}

function ruleLines(rule: RuleView): string[] {
  return [
    visible(rule.say.en),
    ...fieldLines([
      ["Rule", rule.id],
      ["Concludes", `${rule.key} ${rule.isDenial ? "does not apply" : "applies"} (${rule.strength}), for each ${rule.subject}`],
      ["In force", `from ${rule.from}${rule.to === undefined ? "" : ` to ${rule.to}`}`],
      ["Grade", `${rule.grade}, ${rule.layer} layer, rank ${rule.rank}`],
      ["Checked", rule.checkedOn],
      ...(rule.overrides.length === 0 ? [] : [["Takes the place of", rule.overrides.join(", ")] as const]),
      ["File", `rulebook/${rule.file}:${rule.line}`],
    ]),
    "",
    "When",
    ...indented(printCondition(rule.when)),
    ...(rule.unless === undefined ? [] : ["Unless", ...indented(printCondition(rule.unless))]),
    "",
    "Sources",
    ...rule.citations.flatMap(({ at, title, grade, supports, says }) => [
      `  ${at} (${supports}, grade ${grade}): ${visible(title)}`,
      `    ${visible(says)}`,
    ]),
  ]
}

function factLines(fact: FactView): string[] {
  return [
    visible(fact.ask.en),
    ...fieldLines([
      ["Fact", fact.id],
      ["Of", `each ${fact.subject}`],
      ["Type", fact.unit === undefined ? fact.type : `${fact.type} in ${fact.unit}`],
      ...fact.options.map(({ id, label }) => ["Word", `${id}: ${label.en}`] as const),
      ...(fact.help === undefined ? [] : [["Help", fact.help.en] as const]),
      ["Judgement", fact.isJudgement ? "yes: a named person gives reasons" : "no"],
      ["Effort", `${fact.cost} of 5`],
      ...fact.citations.map(({ at, title, grade }) => ["Source", `grade ${grade}: ${title}, ${at}`] as const),
      ["File", `rulebook/${fact.file}:${fact.line}`],
    ]),
    ...(fact.askedWhen === undefined ? [] : ["", "Asked when", ...indented(printCondition(fact.askedWhen))]),
  ]
}

function rowLines({ row, catalogue }: { readonly row: CatalogueRow; readonly catalogue: Catalogue }, { rules }: Rulebook): string[] {
  const concluding = rules.filter(({ key }) => key === row.code)
  return [
    visible(row.name.en),
    ...fieldLines([
      ["Code", row.code],
      ["Catalogue", catalogue.id],
      ["Text", row.text.en],
      ...row.names.map(({ from, name }) => [`From ${from}`, name.en] as const),
      ...Object.entries(row.attributes),
      ...Object.entries(row.fields).map(([name, words]) => [name, words.en] as const),
      ...Object.entries(row.lists).map(([name, items]) => [name, items.map(({ en }) => en).join("; ")] as const),
      ...(row.leadsTo.length === 0 ? [] : [["Leads to", row.leadsTo.join(", ")] as const]),
      ...(row.facts.length === 0 ? [] : [["Facts", row.facts.join(", ")] as const]),
      ...row.citations.map(({ at, title, grade }) => ["Source", `grade ${grade}: ${title}, ${at}`] as const),
      ["File", `rulebook/${catalogue.file}:${row.line}`],
    ]),
    ...(concluding.length === 0 ? [] : ["", "Concluded by", ...concluding.map(({ id, say }) => `  ${id}: ${visible(say.en)}`)]),
  ]
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
