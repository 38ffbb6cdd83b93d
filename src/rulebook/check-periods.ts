import type { Entry, Gathered } from "./gather-files.ts"
import { type Problem, problemAt } from "./read-file.ts"
import type { InstrumentFile } from "./rulebook-schema.ts"

/** Ids that stand twice, periods that end before they begin, stand out of order or overlap, and house values without a reason. */
export function checkPeriods({ instruments, sources, roles }: Gathered): Problem[] {
  return [
    ...repeated(sources.map(({ file, entry }) => ({ file, id: entry.id, place: ["id"] }))),
    ...repeated([...instruments, roles].map(({ file, entry }) => ({ file, id: entry.instrument, place: ["instrument"] }))),
    ...repeated(
      instruments.flatMap(({ file, entry }) => entry.parameters.map(({ id }, index) => ({ file, id, place: ["parameters", index, "id"] }))),
    ),
    ...sources.flatMap(({ file, entry }) =>
      repeated(entry.passages.map(({ at }, index) => ({ file, id: at, place: ["passages", index, "at"] }))),
    ),
    ...instruments.flatMap(periodProblems),
  ]
}

interface Named {
  readonly file: Entry<unknown>["file"]
  readonly id: string
  readonly place: readonly PropertyKey[]
}

function repeated(named: readonly Named[]): Problem[] {
  const seen = new Set<string>()
  return named.flatMap(({ file, id, place }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [problemAt(file, place, { what: `"${id}" stands twice`, remedy: "Give each its own id, or put both into one place." })]
  })
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
