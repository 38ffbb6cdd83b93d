export const entryKinds = ["person", "organisation", "vessel", "aircraft"] as const
export type EntryKind = (typeof entryKinds)[number]

export const nameQualities = ["primary", "strong", "weak"] as const
/** What the publisher says of a name: the one listed under, a full alias, or a broad one that also fits many others. */
export type NameQuality = (typeof nameQualities)[number]

export interface ListedName {
  /** As the publisher writes it. */
  readonly text: string
  readonly quality: NameQuality
}

/** One designated person or thing, whatever list it comes from. An empty list of dates or countries means that none is published. */
export interface ListEntry {
  /** The publisher's own number, unique within the list. */
  readonly entryId: string
  readonly kind: EntryKind
  /** The primary name first. Never empty. */
  readonly names: readonly ListedName[]
  readonly programs: readonly string[]
  /** Nationality and citizenship of a person, flag of a vessel; the publisher's words, not codes. */
  readonly countries: readonly string[]
  readonly addressCountries: readonly string[]
  /** `1974-03-14`, `1974-03`, `1974`, `1962/1964` for a span; `~` after it means about. What fits no form stays as published. */
  readonly birthDates: readonly string[]
  readonly title?: string
  readonly remarks?: string
}

/** An entry that may be meant by a name, with the list it stands on. */
export interface Candidate extends ListEntry {
  readonly list: string
  readonly listVersionId: string
}
