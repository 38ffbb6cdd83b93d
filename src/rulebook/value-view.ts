import type { Citation, Grade } from "../vocabulary/citation.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import { printMoney } from "../vocabulary/money.ts"
import { type FieldNeed, type Limit, type Parameter, periodOn } from "./rulebook.ts"

/** Stands on every answer: nobody should take a list of values for advice. */
export const notice = "This is an overview of how the firm reads the rules, not legal advice. The text of each rule stands at its source."

/** A value as JSON holds it: amounts as decimal text, needs and countries as lists. */
export type PrintedValue = string | number | readonly string[] | readonly FieldNeed[]

export interface PeriodView {
  readonly from: LawDate
  readonly to?: LawDate
  readonly value: PrintedValue
  readonly grade: Grade
  readonly checkedOn: LawDate
  readonly note?: string
  readonly citations: readonly Citation[]
}

export const valueStatuses = ["in_force", "not_yet_in_force", "ended"] as const

/** One parameter as it is asked on a day. `current` is absent when nothing is in force that day. */
export interface ValueView {
  readonly id: string
  readonly meaning: string
  readonly unit: Parameter["unit"]
  readonly comparison?: Limit["comparison"]
  readonly instrument: string
  readonly file: string
  readonly line: number
  readonly status: (typeof valueStatuses)[number]
  readonly current?: PeriodView
}

/** What a parameter says on `date`, in plain JSON. */
export function valueView(parameter: Parameter, date: LawDate): ValueView {
  const { id, meaning, unit, instrument, file, line } = parameter
  const current = periodOn(parameter, date)
  const [limit] = parameter.unit === "USD" || parameter.unit === "KZT" || parameter.unit === "EUR" ? parameter.periods : []
  return {
    id,
    meaning,
    unit,
    instrument,
    file,
    line,
    ...(limit === undefined ? {} : { comparison: limit.value.comparison }),
    status: statusOf(parameter, date),
    ...(current === undefined ? {} : { current: periodView(current) }),
  }
}

/** One period in plain JSON. */
export function periodView({ id: _, value, ...rest }: Parameter["periods"][number]): PeriodView {
  return { ...rest, value: printValue(value) }
}

function statusOf(parameter: Parameter, date: LawDate): ValueView["status"] {
  if (periodOn(parameter, date) !== undefined) return "in_force"
  return parameter.periods.some(({ from }) => from > date) ? "not_yet_in_force" : "ended"
}

function printValue(value: Parameter["periods"][number]["value"]): PrintedValue {
  return typeof value === "object" && "minorUnits" in value ? printMoney(value) : value
}
