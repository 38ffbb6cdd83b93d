import { compileRulebook } from "../../src/rulebook/compile-rulebook.ts"
import { type Problem, printProblem, type ReadFile } from "../../src/rulebook/read-file.ts"
import { readYaml } from "../../src/rulebook/read-yaml.store.ts"
import { compileTexts, readTexts, rulebookFolder } from "../../src/rulebook/rulebook.store.ts"

const sources = `id: overview
title: An overview
authority: An author
rank: 50
checked_on: 2026-11-22
passages:
  - {at: custody, grade: secondary, says: Who holds keys of clients usually needs a licence.}
  - {at: exchange, grade: secondary, says: Who matches orders usually needs a licence.}
`

const law = `id: law
title: A law
authority: A parliament
rank: 10
checked_on: 2026-11-22
passages:
  - {at: "1", grade: V, says: Whoever holds assets of others needs a licence.}
  - {at: "2", grade: D, says: Follows from 1 for bodies whose seat is abroad.}
  - {at: "3", grade: N, says: The capital asked for was not found.}
`

const facts = `group: control
sections:
  - {id: keys, title: {en: Keys, ru: Ключи, kk: Кілттер}}
facts:
  - id: control.can_sign
    subject: service_line
    type: bool
    section: keys
    ask: {en: Can you sign for a client?, ru: Можете ли вы подписать?, kk: Қол қоя аласыз ба?}
    cost: 2
    cite: ["overview#custody"]
  - id: control.wallet
    subject: service_line
    type: enum
    section: keys
    ask: {en: Which wallets?, ru: Какие кошельки?, kk: Қандай әмияндар?}
    options:
      - {id: none, label: {en: None, ru: Нет, kk: Жоқ}}
      - {id: omnibus, label: {en: Omnibus, ru: Общий, kk: Ортақ}}
    asked_when: {fact: control.can_sign, is: true}
    cost: 1
    cite: ["overview#custody"]
  - id: control.holders
    subject: service_line
    type: set
    section: keys
    ask: {en: Who holds shares?, ru: У кого доли?, kk: Үлестер кімде?}
    options:
      - {id: firm, label: {en: The firm, ru: Фирма, kk: Фирма}}
      - {id: client, label: {en: The client, ru: Клиент, kk: Клиент}}
    judgement: true
    cost: 5
    cite: ["overview#custody"]
  - id: layer.capital
    subject: entity
    type: money
    unit: KZT
    section: keys
    ask: {en: How much capital?, ru: Сколько капитала?, kk: Қанша капитал?}
    cost: 1
    cite: ["law#1"]
  - id: layer.staff
    subject: firm
    type: int
    unit: people
    section: keys
    ask: {en: How many people?, ru: Сколько людей?, kk: Қанша адам?}
    cost: 1
    cite: ["law#1"]
  - id: layer.formed_on
    subject: entity
    type: date
    section: keys
    ask: {en: Formed when?, ru: Когда создана?, kk: Қашан құрылды?}
    cost: 1
    cite: ["law#1"]
  - id: layer.applied_on
    subject: entity
    type: date
    section: keys
    ask: {en: Applied when?, ru: Когда подано?, kk: Қашан берілді?}
    cost: 1
    cite: ["law#1"]
  - id: layer.story
    subject: firm
    type: text
    section: keys
    ask: {en: What do you do?, ru: Что вы делаете?, kk: Не істейсіз?}
    cost: 1
    cite: ["law#1"]
  - id: geography.countries
    subject: segment
    type: countries
    section: keys
    ask: {en: Clients where?, ru: Где клиенты?, kk: Клиенттер қайда?}
    cost: 1
    cite: ["law#1"]
  - id: token.gives_votes
    subject: token
    type: bool
    section: keys
    ask: {en: Does it give votes?, ru: Даёт ли голоса?, kk: Дауыс бере ме?}
    cost: 1
    cite: ["law#1"]
contradictions:
  - id: signs-without-wallets
    subject: service_line
    never: {all: [{fact: control.can_sign, is: false}, {fact: control.holders, has: firm}]}
    say: {en: You cannot hold and not hold., ru: Нельзя держать и не держать., kk: Ұстау мен ұстамау қатар болмайды.}
`

const services = `catalogue: services
title: {en: Services, ru: Услуги, kk: Қызметтер}
concludes: {subject: service_line, prudent: applies, importance: 5}
fields: [mica]
lists: [adjacent]
attributes: {weight: [low, high]}
rows:
  - code: SVC-CUSTODY
    name: {en: Custody, ru: Хранение, kk: Сақтау}
    text: {en: Holding keys., ru: Хранение ключей., kk: Кілттерді сақтау.}
    fields: {mica: {en: Compared., ru: Сравнение., kk: Салыстыру.}}
    lists: {adjacent: [{en: Banks, ru: Банки, kk: Банктер}]}
    attributes: {weight: high}
    facts: [layer.staff]
    leads_to: [RSK-CUSTODY, DOC-POLICY]
    cite: ["overview#custody"]
  - code: SVC-EXCHANGE
    name: {en: Exchange, ru: Биржа, kk: Биржа}
    text: {en: Matching orders., ru: Сведение заявок., kk: Тапсырыстарды сәйкестендіру.}
    fields: {mica: {en: Compared., ru: Сравнение., kk: Салыстыру.}}
    lists: {adjacent: []}
    attributes: {weight: low}
    names:
      - {from: 2020-01-01, name: {en: Old, ru: Старая, kk: Ескі}, cite: ["law#1"]}
      - {from: 2024-01-01, name: {en: New, ru: Новая, kk: Жаңа}, cite: ["law#1"]}
    cite: ["overview#exchange"]
`

const risks = `catalogue: risks
title: {en: Risks, ru: Риски, kk: Тәуекелдер}
concludes: {subject: firm, prudent: applies, importance: 2}
rows:
  - code: RSK-CUSTODY
    name: {en: Loss of keys, ru: Утрата ключей, kk: Кілттерді жоғалту}
    text: {en: Keys are lost., ru: Ключи теряются., kk: Кілттер жоғалады.}
    cite: ["overview#custody"]
`

const documents = `catalogue: documents
title: {en: Documents, ru: Документы, kk: Құжаттар}
rows:
  - code: DOC-POLICY
    name: {en: Policy, ru: Политика, kk: Саясат}
    text: {en: The policy., ru: Политика., kk: Саясат.}
    cite: ["overview#custody"]
`

const overview = `instrument: overview-services
title: Services as an overview reads them
rules:
  - id: svc.custody
    concludes: SVC-CUSTODY
    strength: usually
    when: {any: [{fact: control.can_sign, is: true}, {fact: control.wallet, in: [omnibus]}]}
    unless: {fact: layer.staff, lt: 1}
    from: 2026-01-01
    grade: secondary
    cite: [{at: "overview#custody", supports: conclusion}]
    checked_on: 2026-11-22
    say: {en: You hold keys., ru: Вы держите ключи., kk: Кілттер сізде.}
  - id: svc.custody_without_keys
    concludes: SVC-CUSTODY
    denies: true
    strength: usually
    when: {not: {fact: control.holders, has: firm}}
    overrides: [svc.custody]
    from: 2026-01-01
    to: 2026-12-31
    grade: secondary
    cite: [{at: "overview#custody", supports: exception}]
    checked_on: 2026-11-22
    say: {en: You hold no share., ru: У вас нет доли., kk: Сізде үлес жоқ.}
  - id: svc.exchange
    concludes: SVC-EXCHANGE
    strength: case_by_case
    when: {at_least: {n: 1, of: [{fact: layer.capital, gte: "1000.50"}, {fact: layer.formed_on, before: {fact: layer.applied_on}}]}}
    from: 2026-01-01
    grade: secondary
    cite: [{at: "overview#exchange", supports: conclusion}]
    checked_on: 2026-11-22
    say: {en: You match., ru: Вы сводите., kk: Сіз сәйкестендіресіз.}
`

const official = `instrument: law-services
title: A law on services
parameters:
  - id: small.capital
    meaning: How much capital is asked for.
    unit: KZT
    comparison: at_least
    values:
      - {from: 2025-01-01, value: 5000, cite: ["law#1"], grade: V, checked_on: 2026-11-22}
  - id: small.days
    meaning: How long.
    unit: hours
    values:
      - {from: 2025-01-01, value: 24, cite: ["law#1"], grade: V, checked_on: 2026-11-22}
rules:
  - id: law.custody
    concludes: SVC-CUSTODY
    strength: must
    when: {all: [{declared: control.can_sign, is: true}, {fact: layer.capital, lt: {parameter: small.capital}}, {known: layer.story}]}
    from: 2025-01-01
    grade: V
    cite: [{at: "law#1", supports: conclusion}, {at: "law#3", supports: number}]
    checked_on: 2026-11-22
    say: {en: The law says so., ru: Так говорит закон., kk: Заң солай дейді.}
  - id: law.risk
    concludes: RSK-CUSTODY
    strength: likely
    when: {some: {over: service_line, where: {all: [{finding: SVC-CUSTODY}, {observed: control.can_sign, is: true}]}}}
    from: 2025-01-01
    grade: D
    cite: [{at: "law#2", supports: conclusion}]
    checked_on: 2026-11-22
    say: {en: Keys are at risk., ru: Ключи в опасности., kk: Кілттер қауіпте.}
`

const texts = `texts:
  memo.title: {en: Memo, ru: Записка, kk: Жазба}
  trace.fired: {en: It applies., ru: Применяется., kk: Қолданылады.}
`

const house = [...readTexts(rulebookFolder)].filter(([path]) =>
  ["manifest.yaml", "house/roles.yaml", "sources/house-policy.yaml"].includes(path),
)

/** A rulebook that is small enough to read: invented law of every kind, beside the manifest and the roles that every rulebook needs. */
export const writtenRulebook: ReadonlyMap<string, string> = new Map([
  ...house,
  ["sources/overview.yaml", sources],
  ["sources/law.yaml", law],
  ["facts/control.yaml", facts],
  ["catalogue/services.yaml", services],
  ["catalogue/risks.yaml", risks],
  ["catalogue/documents.yaml", documents],
  ["overview/services.yaml", overview],
  ["law/services.yaml", official],
  ["texts/sentences.yaml", texts],
])

const files = [...writtenRulebook].map(([path, text]) => fileOf(path, text))

/** What is wrong with the written rulebook once one of its files was edited; the other files are read once for all tests. */
export function writtenProblems(path: string, edit: (text: string) => string): readonly Problem[] {
  const read = readYaml(path, edit(writtenRulebook.get(path) ?? ""))
  if ("problems" in read) return read.problems
  const compiled = compileRulebook([...files.filter((file) => file.path !== path), read.file], writtenRulebook)
  return "problems" in compiled ? compiled.problems : []
}

/** The same as lines to read; empty when nothing is wrong. */
export function writtenMessages(path: string, edit: (text: string) => string): string {
  return writtenProblems(path, edit).map(printProblem).join("\n")
}

/** What is wrong with a whole rulebook, as lines to read. */
export function messagesOf(texts: ReadonlyMap<string, string>): string {
  const compiled = compileTexts(texts)
  return "problems" in compiled ? compiled.problems.map(printProblem).join("\n") : ""
}

/** An edit of a text; one that changes nothing is a mistake of the test. */
export function change(from: string | RegExp, to: string): (text: string) => string {
  return (text) => {
    const changed = text.replace(from, () => to)
    if (changed === text) throw new Error(`Nothing to change: ${from}`)
    return changed
  }
}

/** The rulebook's values without its facts, rules and catalogues: what tests of values read again and again. */
export const valueTexts: ReadonlyMap<string, string> = new Map(
  [...readTexts(rulebookFolder)].filter(([path]) =>
    /^manifest|^house\/(?:policy|roles)\.|^aifc\/aml-chapter|^sources\/(?:aifc-aml|house-policy)\.yaml$/.test(path),
  ),
)

function fileOf(path: string, text: string): ReadFile {
  const read = readYaml(path, text)
  if ("problems" in read) throw new Error(read.problems.map(printProblem).join("\n"))
  return read.file
}
