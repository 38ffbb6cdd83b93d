/** What tells two people of one name apart comes first; ids and digests come last by staying where they were. */
const first: readonly string[] = [
  "party",
  "field",
  "oneOf",
  "name",
  "listedName",
  "match",
  "quality",
  "kind",
  "birthDates",
  "countries",
  "addressCountries",
  "programs",
  "value",
  "threshold",
  "currency",
  "wallet",
]

/** Orders the details of a finding for a person's eye. Nothing is lost, and what has no place keeps its own order. */
export function orderDetails<T>(details: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  const placeOf = (key: string) => (first.includes(key) ? first.indexOf(key) : first.length)
  return Object.entries(details).toSorted(([one], [other]) => placeOf(one) - placeOf(other))
}
