import { assess, type FactSheet, type Inquiry, type LegalFinding, parseFactSheet } from "../../src/reasoning/reasoning.ts"
import type { Basis, Catalogue, FactDefinition, FactTest, Predicate, Rule, Rulebook, SubjectKind } from "../../src/rulebook/rulebook.ts"
import type { Grade } from "../../src/vocabulary/citation.ts"

/** Conditions in few words, for rulebooks built in tests. */
export const all = (...members: readonly Predicate[]): Predicate => ({ kind: "all", members })
export const any = (...members: readonly Predicate[]): Predicate => ({ kind: "any", members })
export const not = (member: Predicate): Predicate => ({ kind: "not", member })
export const atLeast = (count: number, ...members: readonly Predicate[]): Predicate => ({ kind: "at_least", count, members })
export const test = (fact: string, test: FactTest, basis: Basis = "view"): Predicate => ({ kind: "fact", fact, basis, test })
export const is = (fact: string, value: boolean | string = true, basis: Basis = "view"): Predicate => test(fact, { op: "is", value }, basis)
export const finding = (key: string): Predicate => ({ kind: "finding", key })
export const some = (over: Exclude<SubjectKind, "firm">, where: Predicate): Predicate => ({ kind: "some", over, where })
export const each = (over: Exclude<SubjectKind, "firm">, where: Predicate): Predicate => ({ kind: "each", over, where })

const words = (text: string) => ({ en: text, ru: `${text} (ru)`, kk: `${text} (kk)` })

/** A fact of the service line unless it is said: true or false. */
export function fact(id: string, more: Partial<FactDefinition> = {}): FactDefinition {
  const base = { subject: "service_line", type: "bool", section: "all", options: [], isJudgement: false, cost: 1 } as const
  const group = id.split(".")[0] as FactDefinition["group"]
  return { id, ...base, group, ask: words(`Is it so: ${id}?`), citations: [], file: "facts/test.yaml", line: 1, ...more }
}

const ranks = { V: 20, D: 20, S: 20, N: 20, secondary: 50, policy: 60 } as const satisfies Record<Grade, number>

/** A rule of the service line, in force since 2026, of the secondary layer, unless it is said. */
export function rule(key: string, when: Predicate, more: Partial<Rule> = {}): Rule {
  const grade = more.grade ?? "secondary"
  const rank = more.rank ?? ranks[grade]
  const id = more.id ?? key.toLowerCase().replaceAll("-", ".")
  const citation = { at: `test#${id}`, title: "Test", grade, checkedOn: "2026-11-22", supports: "conclusion" } as const
  return {
    id,
    key,
    subject: "service_line",
    strength: "usually",
    when,
    overrides: [],
    isDenial: false,
    from: "2026-01-01",
    grade,
    checkedOn: "2026-11-22",
    rank,
    layer: rank <= 40 ? "official" : rank === 50 ? "secondary" : "house",
    citations: [citation],
    say: words(`Because of ${id}.`),
    file: "seed/test.yaml",
    line: 1,
    ...more,
  }
}

/** A rulebook of some facts and rules; its catalogues hold a row for each key, prudent side and importance as given. */
export function rulebookOf(
  facts: readonly FactDefinition[],
  rules: readonly Rule[],
  more: Partial<Rulebook> & { readonly concluded?: Partial<NonNullable<Catalogue["concluded"]>> } = {},
): Rulebook {
  const { concluded, ...rest } = more
  const kinds = Map.groupBy(rules, ({ subject }) => subject)
  const catalogues = [...kinds].map(([subject, ruled]): Catalogue => {
    const codes = [...new Set(ruled.map(({ key }) => key))]
    const rows = codes.map((code) => ({
      code,
      catalogue: `rows-of-${subject}`,
      name: words(code),
      names: [],
      text: words(`What ${code} is.`),
      fields: {},
      lists: {},
      attributes: {},
      facts: [],
      leadsTo: [],
      citations: [],
      line: 1,
    }))
    const given = { subject, prudent: "applies", importance: 3, ...concluded } as const
    return {
      id: `rows-of-${subject}`,
      title: words(subject),
      concluded: { ...given, subject },
      fields: [],
      lists: [],
      attributes: {},
      rows,
      file: "catalogue/test.yaml",
    }
  })
  return {
    id: "small",
    version: "1",
    title: "Small",
    status: "unreviewed",
    digest: "0".repeat(64),
    instruments: [],
    sources: new Map(),
    parameters: new Map(),
    factSections: [],
    facts: new Map(facts.map((one) => [one.id, one])),
    contradictions: [],
    catalogues: new Map(catalogues.map((catalogue) => [catalogue.id, catalogue])),
    rules,
    texts: new Map(),
    roles: {} as Rulebook["roles"],
    machineActions: [],
    secondFactor: {},
    files: new Map(),
    ...rest,
  }
}

/** The sheet of some data, which must be right. */
export function sheetFor(rulebook: Rulebook, data: unknown, on = "2026-11-22"): FactSheet {
  const parsed = parseFactSheet(data, { rulebook, on })
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.sheet
}

/** One finding of an assessment, the first of its key. */
export function findingIn(
  rulebook: Rulebook,
  data: unknown,
  { key = "X-ONE", of, on = "2026-11-22", ...rest }: FindingAsked = {},
): LegalFinding {
  const found = assess({ rulebook, sheet: sheetFor(rulebook, data, on), on, ...rest }).findings.find(
    (one) => one.key === key && (of === undefined || one.subject.id === of),
  )
  if (found === undefined) throw new Error(`There is no finding ${key}`)
  return found
}

type FindingAsked = { readonly key?: string; readonly of?: string } & Partial<Pick<Inquiry, "on" | "view" | "ranks">>
