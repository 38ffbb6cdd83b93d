import { describe, expect, test } from "vitest"
import { change, writtenMessages } from "../../test/builders/written-rulebook.ts"

const facts = "facts/control.yaml"
const services = "catalogue/services.yaml"
const overview = "overview/services.yaml"
const texts = "texts/sentences.yaml"

type Mistake = [name: string, path: string, edit: (text: string) => string, expected: string]

describe("a mistake in the form is refused, with file, line and remedy", () => {
  test.each<Mistake>([
    ["a fact that stands twice", facts, change("id: layer.staff", "id: layer.capital"), ':42: "layer.capital" stands twice'],
    ["a null", facts, change("cost: 2", "cost: ~"), ":10: a value is empty or null"],
    ["an unknown key", facts, change("cost: 2", "price: 2"), ':10: "price" is not a key of "facts[0]"'],
    [
      "a key that stands twice",
      facts,
      change("cost: 2", "cost: 2\n    cost: 2"),
      ":11: this is not plain YAML 1.2 (Map keys must be unique",
    ],
    [
      "a missing language",
      facts,
      change(", kk: Қол қоя аласыз ба?", ""),
      ':9: "facts[0].ask.kk" is missing. Write the text in every language',
    ],
    ["an empty language", facts, change("kk: Қол қоя аласыз ба?", 'kk: ""'), ':9: "facts[0].ask.kk" does not fit. Write the text in every'],
    ["a language nobody speaks here", facts, change("kk: Қол қоя аласыз ба?", "kk: Қол, de: Nein"), '"de" is not a key of "facts[0].ask"'],
    [
      "a type that does not exist",
      facts,
      change("type: bool", "type: boolean"),
      ':7: "facts[0].type" does not fit. State the type, one of',
    ],
    ["an enum without words", facts, change(/ {4}options:\n.*\n.*\n/, ""), '"facts[1].options" is missing.'],
    ["a count without a unit", facts, change("    unit: people\n", ""), ':42: "facts[4].unit" is missing. State what is counted'],
    ["an amount without a currency", facts, change("    unit: KZT\n", ""), ':34: "facts[3].unit" is missing. State the currency'],
    ["a truth with a unit", facts, change("type: bool\n", "type: bool\n    unit: KZT\n"), ':8: "unit" is not a key of "facts[0]"'],
    ["an effort beyond the scale", facts, change("cost: 2", "cost: 9"), ':10: "facts[0].cost" does not fit. Write 1 to 5.'],
    ["a rule without a citation", overview, change(/ {4}cite: .*\n/, ""), ':4: "rules[0].cite" is missing.'],
    [
      "a rule with no citation in the list",
      overview,
      change(/cite: .*/, "cite: []"),
      ':11: "rules[0].cite" does not fit. Write at least one item.',
    ],
    [
      "a citation that does not say what it bears out",
      overview,
      change(", supports: conclusion", ""),
      '"rules[0].cite[0].supports" is missing.',
    ],
    ["a strength nobody uses", overview, change("usually", "maybe"), ':6: "rules[0].strength" does not fit. Write one of: must, usually'],
    [
      "a date that is not one",
      overview,
      change("from: 2026-01-01", "from: 2026-02-30"),
      ':9: "rules[0].from" does not fit. Write a real calendar date',
    ],
    [
      "an instrument without anything",
      overview,
      change(/rules:[\s\S]*/, ""),
      ":1: the file does not fit. Write parameters, rules, or both.",
    ],
    ["an empty list of rules", overview, change(/rules:[\s\S]*/, "rules: []\n"), '"rules" does not fit. Write at least one item.'],
    [
      "a code in small letters",
      services,
      change("code: SVC-CUSTODY", "code: svc-custody"),
      ':8: "rows[0].code" does not fit. Write a code',
    ],
    ["a list that holds a plain text", services, change("adjacent: []", "adjacent: [Banks]"), "Write the text in every language"],
    [
      "an importance beyond the scale",
      services,
      change("importance: 5", "importance: 6"),
      ':3: "concludes.importance" does not fit. Write 1 to 5.',
    ],
    ["a text in one language", texts, change(", ru: Записка, kk: Жазба", ""), ':2: "texts.memo.title.ru" is missing.'],
    ["no text at all", texts, change(/texts:[\s\S]*/, "texts: {}\n"), '"texts" does not fit. Write at least one text.'],
  ])("%s", refuses)
})

function refuses(_: string, path: string, edit: (text: string) => string, expected: string): void {
  expect(writtenMessages(path, edit)).toContain(`rulebook/${path}:`)
  expect(writtenMessages(path, edit)).toContain(expected)
}
