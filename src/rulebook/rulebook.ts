/*
 * The rulebook room answers what the law, or the firm's own stricter policy, asks for on a date, and where that is
 * written. It knows values, never customers or transfers: a gate asks it, and holds when it has no answer.
 */
import type { Citation, Grade } from "../vocabulary/citation.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import { type Currency, compareMoney, type Money } from "../vocabulary/money.ts"
import type { PartyField } from "../vocabulary/party.ts"
import type { Action, Role } from "../vocabulary/role.ts"
import type { Catalogue } from "./catalogue.ts"
import type { Contradiction, FactDefinition, FactSection } from "./fact-definition.ts"
import type { Rule } from "./rule.ts"
import type { Words } from "./words.ts"

export type { Catalogue, CatalogueRow } from "./catalogue.ts"
export { type Contradiction, type FactDefinition, type FactGroup, factGroups } from "./fact-definition.ts"
export type { Basis, Bound, FactTest, Predicate } from "./predicate.ts"
export { type Layer, layers, type Rule, type Strength, strengths } from "./rule.ts"
export { type SubjectKind, subjectKinds } from "./subject-kind.ts"
export type { Words } from "./words.ts"

/** Everything under `rulebook/`, compiled. The digest changes with any value, date, citation or paraphrase, and with nothing else. */
export interface Rulebook {
  readonly id: string
  readonly version: string
  readonly title: string
  /** Whether a lawyer has signed the readings off. */
  readonly status: "unreviewed" | "reviewed"
  /** SHA-256 of the canonical pack, hex. Kept with each decision. */
  readonly digest: string
  readonly instruments: readonly Instrument[]
  readonly sources: ReadonlyMap<string, Source>
  readonly parameters: ReadonlyMap<string, Parameter>
  /** Headings of the questions, in the order in which they are asked. */
  readonly factSections: readonly FactSection[]
  /** The vocabulary of facts, in the order of its files. */
  readonly facts: ReadonlyMap<string, FactDefinition>
  readonly contradictions: readonly Contradiction[]
  readonly catalogues: ReadonlyMap<string, Catalogue>
  readonly rules: readonly Rule[]
  /** Sentences of findings, traces and memos by id. */
  readonly texts: ReadonlyMap<string, Words>
  /** Which roles may do what. */
  readonly roles: Readonly<Record<Action, readonly Role[]>>
  /** What an API key of the firm's own systems may be given at most. */
  readonly machineActions: readonly Action[]
  /** Which second factor the holder of a role must have to decide. */
  readonly secondFactor: Readonly<Partial<Record<Role, "any" | "passkey">>>
  /** Text of each file by its path below `rulebook/`, scenarios included. */
  readonly files: ReadonlyMap<string, string>
}

/** The law as of one day. Each question answers undefined where nothing is in force: the caller must hold. */
export interface Law {
  readonly date: LawDate
  readonly digest: string
  money(id: string): Ruled<Limit> | undefined
  years(id: string): Ruled<number> | undefined
  hours(id: string): Ruled<number> | undefined
  minutes(id: string): Ruled<number> | undefined
  count(id: string): Ruled<number> | undefined
  countries(id: string): Ruled<readonly string[]> | undefined
  fields(id: string): Ruled<readonly FieldNeed[]> | undefined
  /** A duty without a number, in our own words, so that a finding can cite it. */
  duty(id: string): Ruled<string> | undefined
}

/** A value in force, with its origin. */
export interface Ruled<T> {
  readonly id: string
  readonly value: T
  readonly from: LawDate
  readonly citations: readonly Citation[]
}

export const comparisons = ["at_least", "above"] as const
/** Money that something is measured against, with the rule's own operator: "1,000 or more" is not "more than 1,000". */
export interface Limit extends Money {
  readonly comparison: (typeof comparisons)[number]
}

/**
 * Something a rule asks to know about a party. Any one of the alternatives is enough; within an alternative every
 * field is needed (date of birth is nothing without place of birth).
 */
export type FieldNeed =
  | {
      readonly party: "originator"
      readonly need: "name" | "account" | "identification"
      readonly oneOf: readonly (readonly PartyField[])[]
    }
  | { readonly party: "beneficiary"; readonly need: "name" | "account"; readonly oneOf: readonly (readonly PartyField[])[] }

/** One file of dated values: a rule of a lawmaker, or a policy of the firm. */
export interface Instrument {
  readonly id: string
  readonly title: string
  readonly file: string
}

/** A document that values cite, with the passages we read, in our own words. */
export interface Source {
  readonly id: string
  readonly title: string
  readonly authority: string
  /** 10 law, 20 regulator, 30 guidance, 40 court or enforcement, 50 secondary, 60 the firm's own. */
  readonly rank: number
  readonly url?: string
  readonly checkedOn: LawDate
  readonly passages: readonly Passage[]
  readonly file: string
}

export interface Passage {
  readonly at: string
  readonly grade: Grade
  readonly says: string
  readonly url?: string
  readonly note?: string
}

/** One question of law with its answers over time. */
export type Parameter =
  | Dated<Currency, Limit>
  | Dated<"years", number>
  | Dated<"hours", number>
  | Dated<"minutes", number>
  | Dated<"count", number>
  | Dated<"countries", readonly string[]>
  | Dated<"fields", readonly FieldNeed[]>
  | Dated<"duty", string>

export interface Dated<U extends string, T> {
  readonly id: string
  readonly meaning: string
  readonly unit: U
  readonly instrument: string
  readonly file: string
  /** Where in the file it stands, for whoever opens the file at it. */
  readonly line: number
  /** In order of time; no two overlap, and the newest may be open. */
  readonly periods: readonly Period<T>[]
}

/** A value from its first day to its last, both included. */
export interface Period<T> extends Ruled<T> {
  readonly to?: LawDate
  readonly grade: Grade
  readonly checkedOn: LawDate
  readonly note?: string
}

/** The law of `date`. Asking a parameter for a unit that is not its own is a bug and throws. */
export function lawOn(rulebook: Pick<Rulebook, "digest" | "parameters">, date: LawDate): Law {
  const ask = <U extends Parameter["unit"]>(id: string, ...units: readonly U[]) => {
    const parameter = rulebook.parameters.get(id)
    if (parameter === undefined) return undefined
    if (!isOf(parameter, units)) throw new Error(`${id} is kept in ${parameter.unit}, asked for ${units.join(" or ")}`)
    return periodOn(parameter, date)
  }
  return {
    date,
    digest: rulebook.digest,
    money: (id) => ask(id, "USD", "KZT", "EUR"),
    years: (id) => ask(id, "years"),
    hours: (id) => ask(id, "hours"),
    minutes: (id) => ask(id, "minutes"),
    count: (id) => ask(id, "count"),
    countries: (id) => ask(id, "countries"),
    fields: (id) => ask(id, "fields"),
    duty: (id) => ask(id, "duty"),
  }
}

/** Whether a value reaches the limit, by the limit's own operator. Comparing two currencies is a bug. */
export function reaches(value: Money, limit: Limit): boolean {
  const difference = compareMoney(value, limit)
  return limit.comparison === "at_least" ? difference >= 0 : difference > 0
}

/** The period of a parameter that holds on `date`, its last day included. */
export function periodOn<P extends Parameter>(parameter: P, date: LawDate): P["periods"][number] | undefined {
  return parameter.periods.find(({ from, to }) => from <= date && (to === undefined || date <= to))
}

function isOf<U extends Parameter["unit"]>(parameter: Parameter, units: readonly U[]): parameter is Extract<Parameter, { unit: U }> {
  return units.some((unit) => unit === parameter.unit)
}
