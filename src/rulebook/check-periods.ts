import type { Entry, Gathered } from "./gather-files.ts"
import { type Problem, problemAt } from "./read-file.ts"
import type { InstrumentFile } from "./rulebook-schema.ts"

/** Periods that end before they begin, stand out of order or overlap, and house values without a reason. */
export function checkPeriods({ instruments }: Pick<Gathered, "instruments">): Problem[] {
  return instruments.flatMap(periodProblems)
}

function periodProblems({ file, entry }: Entry<InstrumentFile>): Problem[] {
  return entry.parameters.flatMap(({ id, values }, parameter) =>
    values.flatMap((value, index) => {
      const place = ["parameters", parameter, "values", index] as const
      const before = index === 0 ? undefined : values[index - 1]
      const says = (key: string, what: string, remedy: string) => [problemAt(file, [...place, key], { what: `${id}: ${what}`, remedy })]
      return [
        ...(value.to !== undefined && value.to < value.from
          ? says("to", "the period ends before it begins", "Correct from or to; both days are included.")
          : []),
        ...(before !== undefined && value.from <= (before.to ?? value.from)
          ? says("from", overlap(before), "End the earlier period with `to`, the day before.")
          : []),
        ...(value.grade === "policy" && value.note === undefined
          ? says("grade", "house policy gives no reason", "Write in `note` why the firm chose this value.")
          : []),
      ]
    }),
  )
}

function overlap({ from, to }: { readonly from: string; readonly to?: string }): string {
  return `the period overlaps, or stands before, the one from ${from}${to === undefined ? ", which is open" : ` to ${to}`}`
}
