import { type Parameter, type Predicate, periodOn, type Rule, type Rulebook } from "../rulebook/rulebook.ts"
import type { Citation } from "../vocabulary/citation.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import { groundOf, type Inquiry } from "./assess.ts"
import type { Assertion, FactSheet } from "./fact-sheet.ts"
import { silenceOf } from "./judge-rule.ts"
import { leavesOf } from "./leaves-of.ts"
import type { FactRef, SubjectRef } from "./legal-finding.ts"
import type { Ground } from "./open-situation.ts"
import { printCanonical } from "./print-canonical.ts"
import { orderSheet } from "./print-fact-sheet.ts"

/** A fact stated otherwise on the two sides. */
export interface SheetChange {
  readonly ref: FactRef
  readonly before: readonly Assertion[]
  readonly after: readonly Assertion[]
}

/** One reason why a finding differs, with the day it holds from and its source. */
export type Cause =
  | ({ readonly kind: "fact" } & SheetChange)
  | {
      readonly kind: "rule"
      readonly rule: string
      readonly change: RuleChange
      readonly on?: LawDate
      readonly citations: readonly Citation[]
    }
  | { readonly kind: "parameter"; readonly parameter: string; readonly on?: LawDate; readonly citations: readonly Citation[] }
  | { readonly kind: "view"; readonly before: string; readonly after: string }
  | { readonly kind: "ranks"; readonly before?: readonly number[]; readonly after?: readonly number[] }
  /** A subject, or a list declared complete, that only one side knows. */
  | { readonly kind: "subjects" }

/** In the other rulebook the rule is new, gone, or reads otherwise; in the same, it came into force or went out of it. */
export type RuleChange = "added" | "removed" | "changed" | "in_force" | "out_of_force"

/** Statements that differ between two sheets, in the order of facts and subjects. */
export function sheetChanges(before: FactSheet, after: FactSheet): readonly SheetChange[] {
  const [left, right] = [statements(before), statements(after)]
  return [...new Set([...left.keys(), ...right.keys()])].sort().flatMap((name) => {
    const [was, is] = [left.get(name), right.get(name)]
    const ref = (is ?? was)?.ref
    if (ref === undefined || printCanonical(was?.said) === printCanonical(is?.said)) return []
    return [{ ref, before: was?.said ?? [], after: is?.said ?? [] }]
  })
}

interface Sides {
  readonly before: Inquiry
  readonly after: Inquiry
  readonly facts: readonly SheetChange[]
}

/** Everything that differs between two inquiries and on which a finding hangs. */
export function causesOf(
  { key, subject }: { readonly key: string; readonly subject: SubjectRef },
  { before, after, facts }: Sides,
): readonly Cause[] {
  const grounds = [groundOf(before), groundOf(after)] as const
  const hung = facts.filter(({ ref }) => grounds.some(({ dependencies }) => dependencies.ofFinding(key).has(ref.fact)))
  const near = hung.filter(({ ref }) => grounds.some((ground) => isSeen(ref.subject, { key, subject, ground })))
  const rules = grounds.map((ground) => rulesBelow(key, ground, new Set()))
  const ids = [...new Set(rules.flat().map(({ id }) => id))].sort()
  const [view, other] = [before.view ?? "all", after.view ?? "all"]
  const { ranks } = before
  const causes: readonly Cause[] = [
    ...near.map((change) => ({ kind: "fact", ...change }) as const),
    ...ids.flatMap((id) => ruleCause(id, { before, after })),
    ...parameterCauses(rules.flat(), { before, after }),
    ...(view === other ? [] : [{ kind: "view", before: view, after: other } as const]),
    ...(String(ranks) === String(after.ranks)
      ? []
      : [{ kind: "ranks", ...named("before", ranks), ...named("after", after.ranks) } as const]),
  ]
  return causes.length > 0 ? causes : [{ kind: "subjects" }]
}

function named<K extends string>(key: K, ranks: readonly number[] | undefined): { [name in K]?: readonly number[] } {
  return ranks === undefined ? {} : ({ [key]: ranks } as { [name in K]: readonly number[] })
}

/** Whether a statement about one subject can reach a finding of another. */
function isSeen(stated: SubjectRef, { key, subject, ground }: { key: string; subject: SubjectRef; ground: Ground }): boolean {
  const at = ground.places.get(subject.kind)?.find(({ ref }) => ref.id === subject.id)
  return ground.dependencies.looksAround(key) || (at?.chain.some(({ ref }) => ref.kind === stated.kind && ref.id === stated.id) ?? true)
}

function statements(sheet: FactSheet): ReadonlyMap<string, { readonly ref: FactRef; readonly said: readonly Assertion[] }> {
  const { subjects } = orderSheet(sheet)
  return new Map(
    subjects.flatMap(({ kind, id, facts }) =>
      [...facts].map(([fact, said]) => [`${fact}@${kind}:${id}`, { ref: { fact, subject: { kind, id } }, said }] as const),
    ),
  )
}

/** The rules of a finding and of those it rests on. */
function rulesBelow(key: string, ground: Ground, seen: Set<string>): readonly Rule[] {
  if (seen.has(key)) return []
  seen.add(key)
  const own = (ground.goals.get(key)?.rules ?? []).map(({ rule }) => rule)
  return [
    ...own,
    ...own
      .flatMap(conditionsOf)
      .flatMap(leavesOf)
      .flatMap((leaf) => (leaf.kind === "finding" ? rulesBelow(leaf.key, ground, seen) : [])),
  ]
}

function conditionsOf({ when, unless }: Rule): readonly (Predicate | undefined)[] {
  return [when, unless]
}

type Both = Pick<Sides, "before" | "after">

function ruleCause(id: string, { before, after }: Both): Cause[] {
  const [was, is] = [before, after].map(({ rulebook }) => rulebook.rules.find((rule) => rule.id === id))
  const cause = (rule: Rule, change: RuleChange, on: LawDate | undefined): Cause[] => [
    {
      kind: "rule",
      rule: id,
      change,
      ...(on === undefined ? {} : { on }),
      citations: rule.citations.map(({ supports: _, ...citation }) => citation),
    },
  ]
  if (was === undefined || is === undefined)
    return is !== undefined ? cause(is, "added", is.from) : was !== undefined ? cause(was, "removed", was.to) : []
  if (textOf(was) !== textOf(is)) return cause(is, "changed", is.from)
  const [held, holds] = [silenceOf(was, { on: before.on }) === undefined, silenceOf(is, { on: after.on }) === undefined]
  if (held === holds) return []
  return holds ? cause(is, "in_force", is.from) : cause(is, "out_of_force", is.to ?? is.from)
}

/** What a rule says, wherever it stands and whenever it was checked. */
function textOf({ file: _, line: __, say: ___, citations, ...rule }: Rule): string {
  return printCanonical({ ...rule, citations: citations.map(({ at, grade, supports }) => ({ at, grade, supports })) })
}

function parameterCauses(rules: readonly Rule[], { before, after }: Both): Cause[] {
  const leaves = rules.flatMap(conditionsOf).flatMap(leavesOf)
  const ids = new Set(
    leaves.flatMap((leaf) =>
      leaf.kind === "fact" && "bound" in leaf.test && typeof leaf.test.bound !== "bigint" ? [leaf.test.bound.parameter] : [],
    ),
  )
  return [...ids].sort().flatMap((id) => {
    const [was, is] = [periodOf(before, id), periodOf(after, id)]
    if (printCanonical(was?.value) === printCanonical(is?.value)) return []
    const known = is ?? was
    return known === undefined ? [] : [{ kind: "parameter", parameter: id, on: known.from, citations: known.citations }]
  })
}

function periodOf(
  { rulebook, on }: { readonly rulebook: Pick<Rulebook, "parameters">; readonly on: LawDate },
  id: string,
): Parameter["periods"][number] | undefined {
  const parameter = rulebook.parameters.get(id)
  return parameter === undefined ? undefined : periodOn(parameter, on)
}
