import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { smallRulebook } from "../../test/builders/small-rulebook.ts"
import { type Problem, printProblem } from "./read-file.ts"
import { compileTexts } from "./rulebook.store.ts"

const facts = "facts/control.yaml"
const services = "catalogue/services.yaml"
const overview = "overview/services.yaml"
const law = "law/services.yaml"
const texts = "texts/sentences.yaml"

/** The condition of `svc.exchange`, to be replaced by another. */
const condition = /when: \{at_least:.*\}\n/
const when = (written: string) => change(condition, `when: ${written}\n`)

type Mistake = [name: string, path: string, edit: (text: string) => string, expected: string]

describe("a rulebook without a mistake", () => {
  const compiled = compileTexts(smallRulebook)

  test("is used", () => {
    expect(problemsOf(smallRulebook)).toBe("")
  })

  test("reads amounts in minor units of the fact's currency, counts as they stand, and values of the rulebook by name", () => {
    const rules = "rulebook" in compiled ? compiled.rulebook.rules : []
    const bounds = JSON.stringify(rules, (key, value: unknown) => (key === "bound" && typeof value === "bigint" ? `${value}n` : value))
    expect(bounds).toContain('{"op":"gte","bound":"100050n"}')
    expect(bounds).toContain('{"op":"lt","bound":"1n"}')
    expect(bounds).toContain('{"op":"lt","bound":{"parameter":"small.capital"}}')
  })

  test("takes the layer of a rule from the strongest source it cites, and its subject from the catalogue", () => {
    const rules = "rulebook" in compiled ? compiled.rulebook.rules : []
    expect(rules.map(({ id, layer, rank, subject }) => [id, layer, rank, subject])).toEqual([
      ["law.custody", "official", 10, "service_line"],
      ["law.risk", "official", 10, "firm"],
      ["svc.custody", "secondary", 50, "service_line"],
      ["svc.custody_without_keys", "secondary", 50, "service_line"],
      ["svc.exchange", "secondary", 50, "service_line"],
    ])
  })
})

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

describe("a condition that makes no sense is refused, with file, line and remedy", () => {
  test.each<Mistake>([
    ["no condition", overview, when("{}"), ':29: "rules[2].when" does not fit. Write one condition: a map with exactly one of all, any'],
    ["a condition that is a word", overview, when("always"), '"rules[2].when" does not fit. Write one condition'],
    ["two conditions in one map", overview, when("{all: [{known: layer.staff}], any: [{known: layer.staff}]}"), "exactly one of all, any"],
    ["an empty list", overview, when("{all: []}"), '"rules[2].when.all" does not fit. Write at least one item.'],
    [
      "a mistake deep inside",
      overview,
      when("{any: [{not: {all: [{fakt: layer.staff}]}}]}"),
      '"rules[2].when.any[0].not.all[0]" does not fit. Write one',
    ],
    ["a fact without a test", overview, when("{fact: layer.staff}"), "Write exactly one test: is, in, has, gte"],
    ["a fact with two tests", overview, when("{fact: layer.staff, gte: 1, lte: 2}"), "Write exactly one test"],
    ["a test with an unknown key", overview, when("{fact: layer.staff, gte: 1, unit: days}"), '"unit" is not a key of "rules[2].when"'],
    ["more than the list holds", overview, when("{at_least: {n: 2, of: [{known: layer.staff}]}}"), "Ask for no more than the list holds."],
    [
      "an unknown kind",
      overview,
      when("{some: {over: wallet, where: {known: layer.staff}}}"),
      "Write one of: entity, service_line, token, channel",
    ],
    ["an unknown fact", overview, when("{fact: layer.stuff, gte: 1}"), ':29: "layer.stuff" is not a fact of the vocabulary.'],
    ["an unknown fact that is to be known", overview, when("{known: layer.stuff}"), '"layer.stuff" is not a fact of the vocabulary.'],
    [
      "an unknown word",
      overview,
      when("{fact: control.wallet, is: mixed}"),
      '"mixed" is not a word of control.wallet. Write words of the fact: none, omnibus.',
    ],
    ["an unknown word in a list", overview, when("{fact: control.holders, in: [firm, bank]}"), '"bank" is not a word of control.holders.'],
    [
      "a country that is none",
      overview,
      when("{some: {over: segment, where: {fact: geography.countries, has: Kazakhstan}}}"),
      '"Kazakhstan" is not a word',
    ],
    [
      "a word for a truth",
      overview,
      when("{fact: control.can_sign, is: yes}"),
      "control.can_sign is true or false, not yes. Write true or false.",
    ],
    ["a truth for a word", overview, when("{fact: control.wallet, is: true}"), '"true" is not a word of control.wallet.'],
    [
      "a size of a truth",
      overview,
      when("{fact: control.can_sign, gte: 1}"),
      '"gte" does not fit control.can_sign, which is bool. Use is, or test',
    ],
    [
      "an equal date",
      overview,
      when("{fact: layer.formed_on, is: today}"),
      '"is" does not fit layer.formed_on, which is date. Use before, after',
    ],
    [
      "any test of a text",
      overview,
      when("{fact: layer.story, is: fine}"),
      '"is" does not fit layer.story, which is text. Ask only whether a text is known.',
    ],
    [
      "one word of a set",
      overview,
      when("{fact: control.holders, is: firm}"),
      '"is" does not fit control.holders, which is set. Use in, has',
    ],
    ["a broken count", overview, when('{fact: layer.staff, gte: "1.50"}'), "1.50 does not count people. Write a whole number"],
    [
      "an amount with three places",
      overview,
      when('{fact: layer.capital, gte: "1.505"}'),
      '"rules[2].when.gte" does not fit. Write a whole number, an amount',
    ],
    [
      "an unknown value of the rulebook",
      overview,
      when("{fact: layer.capital, gte: {parameter: small.capitol}}"),
      '"small.capitol" is not a value of the rulebook.',
    ],
    [
      "a value in another unit",
      overview,
      when("{fact: layer.capital, gte: {parameter: small.days}}"),
      '"small.days" is kept in hours, and layer.capital in KZT.',
    ],
    [
      "a date beside what is none",
      overview,
      when("{fact: layer.formed_on, before: {fact: layer.staff}}"),
      "layer.staff is int, not a date.",
    ],
    [
      "a finer fact",
      overview,
      when("{fact: token.gives_votes, is: true}"),
      '"token.gives_votes" is out of sight: it is stated of each token, and the condition is asked of a service_line. Ask inside {some',
    ],
    [
      "a finer fact of the firm",
      law,
      change("{all: [{finding: SVC-CUSTODY}, ", "{all: [{known: token.gives_votes}, "),
      '"token.gives_votes" is out of sight',
    ],
    [
      "a finer finding",
      law,
      change(/when: \{some:.*/, "when: {finding: SVC-CUSTODY}"),
      '"SVC-CUSTODY" is out of sight: it is stated of each service_line, and the condition is asked of the firm',
    ],
    [
      "a finding that is none",
      overview,
      when("{finding: DOC-POLICY}"),
      '"DOC-POLICY" is not a finding. Name a row of a catalogue that rules conclude.',
    ],
    [
      "a question that rests on a finding",
      facts,
      change("{fact: control.can_sign, is: true}", "{finding: SVC-CUSTODY}"),
      ':20: "SVC-CUSTODY" is a finding, and this condition looks at facts alone.',
    ],
    [
      "questions that wait for themselves",
      facts,
      change("{fact: control.can_sign, is: true}", "{known: control.wallet}"),
      ":20: questions wait for each other: control.wallet -> control.wallet.",
    ],
    [
      "a contradiction with an unknown fact",
      facts,
      change("fact: control.holders, has", "fact: control.holder, has"),
      ':88: "control.holder" is not a fact',
    ],
  ])("%s", refuses)
})

describe("a reference or a claim that does not hold is refused, with file, line and remedy", () => {
  test.each<Mistake>([
    [
      "a citation of a rule that leads nowhere",
      overview,
      change("overview#custody", "overview#nowhere"),
      ':11: "overview#nowhere" leads nowhere.',
    ],
    [
      "a citation of a question that leads nowhere",
      facts,
      change("overview#custody", "overview#nowhere"),
      ':11: "overview#nowhere" leads nowhere.',
    ],
    [
      "a citation of a row that leads nowhere",
      services,
      change(/cite: \["overview#custody"\]/, 'cite: ["overview#x"]'),
      ':16: "overview#x" leads nowhere.',
    ],
    ["a citation of a name that leads nowhere", services, change('cite: ["law#1"]', 'cite: ["law#9"]'), ':24: "law#9" leads nowhere.'],
    ["a grade better than cited", law, change("grade: D", "grade: V"), "grade V is better than any passage cited (D)"],
    [
      "a rule graded for another layer",
      overview,
      change("overview#custody", "law#1"),
      "svc.custody cites the official layer and is graded secondary. Grade it V, D, S, N",
    ],
    [
      "a rule that ends before it begins",
      overview,
      change("to: 2026-12-31", "to: 2025-12-31"),
      ":21: svc.custody_without_keys: the rule ends before it begins.",
    ],
    [
      "a rule that concludes nothing",
      overview,
      change("concludes: SVC-CUSTODY", "concludes: SVC-NOTHING"),
      ':5: svc.custody: "SVC-NOTHING" is not a finding.',
    ],
    [
      "a rule that concludes a mere row",
      overview,
      change("concludes: SVC-CUSTODY", "concludes: DOC-POLICY"),
      ':5: svc.custody: "DOC-POLICY" is not a finding.',
    ],
    ["a rule that stands twice", overview, change("id: svc.exchange", "id: svc.custody"), ':26: "svc.custody" stands twice'],
    [
      "an override of nothing",
      overview,
      change("[svc.custody]", "[svc.costody]"),
      ':19: svc.custody_without_keys overrides "svc.costody", which is not a rule.',
    ],
    [
      "an override of another finding",
      overview,
      change("[svc.custody]", "[svc.exchange]"),
      'overrides "svc.exchange", which concludes SVC-EXCHANGE.',
    ],
    [
      "an override of another layer",
      overview,
      change("[svc.custody]", "[law.custody]"),
      'overrides "law.custody", which has another layer of authority.',
    ],
    [
      "overrides in a circle",
      overview,
      change("unless: {fact: layer.staff, lt: 1}", "overrides: [svc.custody_without_keys]"),
      "rules override each other: svc.custody -> svc.custody_without_keys -> svc.custody.",
    ],
    ["findings in a circle", overview, when("{finding: SVC-EXCHANGE}"), ":29: findings rest on each other: SVC-EXCHANGE -> SVC-EXCHANGE."],
    [
      "a longer circle of findings",
      overview,
      change("unless: {fact: layer.staff, lt: 1}", "unless: {finding: RSK-CUSTODY}"),
      "findings rest on each other: SVC-CUSTODY -> RSK-CUSTODY -> SVC-CUSTODY.",
    ],
    [
      "a question under no heading",
      facts,
      change("section: keys", "section: key"),
      ':8: "key" is not a section of this file. Write one of: keys',
    ],
    ["a row that no rule concludes", services, change("code: SVC-EXCHANGE", "code: SVC-BROKER"), ":17: SVC-BROKER: no rule concludes it."],
    ["a code used twice", "catalogue/risks.yaml", change("code: RSK-CUSTODY", "code: DOC-POLICY"), '"DOC-POLICY" stands twice'],
    [
      "a row that leads nowhere",
      services,
      change("DOC-POLICY", "DOC-NOTHING"),
      ':15: SVC-CUSTODY: it leads to "DOC-NOTHING", which no catalogue holds.',
    ],
    ["a row with an unknown fact", services, change("layer.staff", "layer.stuff"), ':14: SVC-CUSTODY: "layer.stuff" is not a fact'],
    ["a row without a field", services, change(/ {4}fields: .*\n/, ""), ':8: SVC-CUSTODY: "mica" of fields is missing.'],
    [
      "a row with a field of its own",
      services,
      change("fields: {mica:", "fields: {mico:"),
      '"mico" is not among the fields of the catalogue.',
    ],
    ["a row without a list", services, change("    lists: {adjacent: []}\n", ""), 'SVC-EXCHANGE: "adjacent" of lists is missing.'],
    [
      "a row without an attribute",
      services,
      change("    attributes: {weight: low}\n", ""),
      'SVC-EXCHANGE: "weight" of attributes is missing.',
    ],
    [
      "an attribute with another word",
      services,
      change("{weight: low}", "{weight: middle}"),
      '"middle" is not a word of weight. Write one of: low, high.',
    ],
    [
      "names out of order",
      services,
      change("from: 2024-01-01", "from: 2019-01-01"),
      "SVC-EXCHANGE: the name from 2019-01-01 does not stand after the one from 2020-01-01.",
    ],
    ["a value of a number without a unit", law, change("    unit: hours\n", ""), '"parameters[1].unit" is missing. State the unit'],
    [
      "values whose dates overlap",
      law,
      change(
        "value: 24, cite",
        'value: 12, cite: ["law#1"], grade: V, checked_on: 2026-11-22}\n      - {from: 2025-01-01, value: 24, cite',
      ),
      "small.days: the period overlaps",
    ],
  ])("%s", refuses)

  test("a text that stands in two files", () => {
    const second = new Map([...smallRulebook, ["texts/more.yaml", smallRulebook.get(texts) ?? ""]])
    expect(problemsOf(second)).toContain('"memo.title" stands twice')
  })

  test("a rule and its denial under the same condition, in whatever order it is written", () => {
    const other =
      "{any: [{fact: control.wallet, in: [omnibus]}, {fact: control.can_sign, is: true}]}\n    unless: {fact: layer.staff, lt: 1}"
    const same = change("{not: {fact: control.holders, has: firm}}\n    overrides: [svc.custody]", other)
    expect(problemsWith(overview, same)).toContain(
      ":18: svc.custody_without_keys denies what svc.custody concludes under the same condition.",
    )
    expect(
      problemsWith(overview, (text) => change("    to: 2026-12-31", "    to: 2026-12-31\n    overrides: [svc.custody]")(same(text))),
    ).toBe("")
    expect(problemsWith(overview, (text) => change("from: 2026-01-01", "from: 2027-01-01")(same(text)))).toBe("")
  })
})

describe("whatever stands in a file of facts, rules, rows or texts", () => {
  const paths = fc.constantFrom(facts, services, overview, law, texts)
  const pieces = fc.constantFrom(
    ..."{any: [|{all: |{fact: |, is: true}|{some: {over: token, where: |{finding: SVC-CUSTODY}|]}|}|{|[|: |~|- |null|__proto__: 1|constructor|1e9|\n|  ".split(
      "|",
    ),
  )

  test("a damaged file ends in a rulebook or in problems with line and remedy", () => {
    const damage = fc.record({
      path: paths,
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      drop: fc.nat(60),
      add: fc.array(pieces, { maxLength: 4 }),
    })
    fc.assert(
      fc.property(damage, ({ path, at, drop, add }) => {
        const whole = smallRulebook.get(path) ?? ""
        const cut = Math.floor(at * whole.length)
        return areSaid(listProblems(new Map([...smallRulebook, [path, `${whole.slice(0, cut)}${add.join("")}${whole.slice(cut + drop)}`]])))
      }),
      { numRuns: 400 },
    )
  })

  test("any value in place of a condition ends in a rulebook or in problems with line and remedy", () => {
    const words = fc.constantFrom(
      "all",
      "any",
      "not",
      "at_least",
      "fact",
      "is",
      "in",
      "gte",
      "known",
      "finding",
      "some",
      "over",
      "where",
      "of",
      "n",
      "layer.staff",
      "token",
    )
    const value = fc.object({ key: words, values: [words, fc.boolean(), fc.nat()], maxDepth: 4 })
    fc.assert(
      fc.property(value, (written) => areSaid(problemsListed(overview, when(JSON.stringify(written))))),
      { numRuns: 400 },
    )
  })
})

function refuses(_: string, path: string, edit: (text: string) => string, expected: string): void {
  const said = problemsWith(path, edit)
  expect(said).toContain(`rulebook/${path}:`)
  expect(said).toContain(expected)
}

function change(from: string | RegExp, to: string): (text: string) => string {
  return (text) => {
    const changed = text.replace(from, () => to)
    if (changed === text) throw new Error(`Nothing to change: ${from}`)
    return changed
  }
}

function areSaid(problems: readonly Problem[]): boolean {
  return problems.every(({ file, line, what, remedy }) => file !== "" && line >= 1 && what !== "" && remedy !== "")
}

function problemsWith(path: string, edit: (text: string) => string): string {
  return problemsListed(path, edit).map(printProblem).join("\n")
}

function problemsListed(path: string, edit: (text: string) => string): readonly Problem[] {
  return listProblems(new Map(smallRulebook).set(path, edit(smallRulebook.get(path) ?? "")))
}

function problemsOf(all: ReadonlyMap<string, string>): string {
  return listProblems(all).map(printProblem).join("\n")
}

function listProblems(all: ReadonlyMap<string, string>): readonly Problem[] {
  const compiled = compileTexts(all)
  return "problems" in compiled ? compiled.problems : []
}
