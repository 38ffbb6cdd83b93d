import type { Citation } from "../vocabulary/citation.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import type { SubjectKind } from "./subject-kind.ts"
import type { Words } from "./words.ts"

/** One list of rows of the same kind: services, regimes, risks, documents … */
export interface Catalogue {
  /** `services`, `business-models`, `regimes` … */
  readonly id: string
  readonly title: Words
  /** Present where its rows are concluded by rules. */
  readonly concluded?: {
    readonly subject: SubjectKind
    /** The side a gate acts on while the answer is open. */
    readonly prudent: "applies" | "does_not_apply"
    /** Weight of an open finding when the next question is chosen: licence triggers 5, regimes 3, risks 2, tax 1. */
    readonly importance: number
  }
  /** Texts that every row of this catalogue has besides name and text: `mica`, `mitigation`, `role` … */
  readonly fields: readonly string[]
  /** Lists of short items that every row has, empty ones included. */
  readonly lists: readonly string[]
  /** Attributes that every row has, each with the words it may be. */
  readonly attributes: Readonly<Record<string, readonly string[]>>
  readonly rows: readonly CatalogueRow[]
  readonly file: string
}

/** A row of a catalogue. Its code is a promise and is never renamed. */
export interface CatalogueRow {
  /** `SVC-CUSTODY`. */
  readonly code: string
  readonly catalogue: string
  readonly name: Words
  /** Names by first day, where a body was renamed; the newest that has begun is shown. */
  readonly names: readonly { readonly from: LawDate; readonly name: Words; readonly citations: readonly Citation[] }[]
  readonly text: Words
  readonly fields: Readonly<Record<string, Words>>
  /** Short items: tasks of a mitigation, owners of a document, adjacent regimes. */
  readonly lists: Readonly<Record<string, readonly Words[]>>
  /** Words of a closed list that the catalogue declares: `dimension: product`, `inherent: high`. */
  readonly attributes: Readonly<Record<string, string>>
  /** Facts that bear on the row without deciding it: the controls that lower a risk. */
  readonly facts: readonly string[]
  /** Codes of rows that follow from this one when it applies. */
  readonly leadsTo: readonly string[]
  readonly citations: readonly Citation[]
  readonly line: number
}
