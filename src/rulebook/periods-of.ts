import type { Citation, Grade } from "../vocabulary/citation.ts"
import { type Currency, parseMoney } from "../vocabulary/money.ts"
import type { Limit, Parameter, Period } from "./rulebook.ts"
import type { ParameterEntry } from "./rulebook-schema.ts"

/** Turns `source#provision` into citations, each known to resolve. */
export type Cite = (at: readonly string[]) => readonly Citation[]

type UnitAndPeriods<P extends Parameter = Parameter> = P extends Parameter ? Pick<P, "unit" | "periods"> : never

/** The periods of a parameter in order of time, each value in the type that its unit promises. */
export function periodsOf(entry: ParameterEntry, cite: Cite): UnitAndPeriods {
  switch (entry.unit) {
    case "years":
    case "hours":
    case "minutes":
    case "count":
      return { unit: entry.unit, periods: dated(entry, cite, (value) => value) }
    case "countries":
      return { unit: entry.unit, periods: dated(entry, cite, (value) => value) }
    case "duty":
      return { unit: entry.unit, periods: dated(entry, cite, (value) => value) }
    case "fields":
      return { unit: entry.unit, periods: dated(entry, cite, (needs) => needs.map(({ one_of: oneOf, ...need }) => ({ ...need, oneOf }))) }
    case "USD":
    case "KZT":
    case "EUR":
      return { unit: entry.unit, periods: dated(entry, cite, (amount) => limitOf(amount, entry.unit, entry.comparison)) }
  }
}

interface DatedEntry<V> {
  readonly from: string
  readonly to?: string
  readonly value: V
  readonly cite: readonly string[]
  readonly grade: Grade
  readonly checked_on: string
  readonly note?: string
}

function dated<V, T>(
  { id, values }: { readonly id: string; readonly values: readonly DatedEntry<V>[] },
  cite: Cite,
  read: (value: V) => T,
): Period<T>[] {
  return values.map(({ value, cite: cited, checked_on: checkedOn, ...rest }) => ({
    id,
    ...rest,
    value: read(value),
    citations: cite(cited),
    checkedOn,
  }))
}

function limitOf(amount: string, currency: Currency, comparison: Limit["comparison"]): Limit {
  const money = parseMoney(amount, currency)
  if (money === undefined) throw new Error(`The schema let "${amount}" through as an amount`)
  return { ...money, comparison }
}
