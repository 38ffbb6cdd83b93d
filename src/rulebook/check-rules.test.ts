import { describe, expect, test } from "vitest"
import { change, messagesOf, writtenMessages, writtenRulebook } from "../../test/builders/written-rulebook.ts"

const facts = "facts/control.yaml"
const services = "catalogue/services.yaml"
const overview = "overview/services.yaml"
const law = "law/services.yaml"
const texts = "texts/sentences.yaml"
/** The condition of `svc.exchange` is replaced by another. */
const when = (written: string) => change(/when: \{at_least:.*\}\n/, `when: ${written}\n`)

type Mistake = [name: string, path: string, edit: (text: string) => string, expected: string]

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
    const second = new Map([...writtenRulebook, ["texts/more.yaml", writtenRulebook.get(texts) ?? ""]])
    expect(messagesOf(second)).toContain('"memo.title" stands twice')
  })

  test("a rule and its denial under the same condition, in whatever order it is written", () => {
    const other =
      "{any: [{fact: control.wallet, in: [omnibus]}, {fact: control.can_sign, is: true}]}\n    unless: {fact: layer.staff, lt: 1}"
    const same = change("{not: {fact: control.holders, has: firm}}\n    overrides: [svc.custody]", other)
    expect(writtenMessages(overview, same)).toContain(
      ":18: svc.custody_without_keys denies what svc.custody concludes under the same condition.",
    )
    expect(
      writtenMessages(overview, (text) => change("    to: 2026-12-31", "    to: 2026-12-31\n    overrides: [svc.custody]")(same(text))),
    ).toBe("")
    expect(writtenMessages(overview, (text) => change("from: 2026-01-01", "from: 2027-01-01")(same(text)))).toBe("")
  })
})

function refuses(_: string, path: string, edit: (text: string) => string, expected: string): void {
  expect(writtenMessages(path, edit)).toContain(`rulebook/${path}:`)
  expect(writtenMessages(path, edit)).toContain(expected)
}
