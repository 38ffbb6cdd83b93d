import { describe, expect, test } from "vitest"
import { change, writtenMessages } from "../../test/builders/written-rulebook.ts"

const facts = "facts/control.yaml"
const overview = "overview/services.yaml"
const law = "law/services.yaml"
/** The condition of `svc.exchange` is replaced by another. */
const when = (written: string) => change(/when: \{at_least:.*\}\n/, `when: ${written}\n`)

type Mistake = [name: string, path: string, edit: (text: string) => string, expected: string]

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
      'control.can_sign is true or false, not "yes". Write true or false.',
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
    ["a broken count", overview, when('{fact: layer.staff, gte: "1.50"}'), '"1.50" does not count people. Write a whole number'],
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

function refuses(_: string, path: string, edit: (text: string) => string, expected: string): void {
  expect(writtenMessages(path, edit)).toContain(`rulebook/${path}:`)
  expect(writtenMessages(path, edit)).toContain(expected)
}
