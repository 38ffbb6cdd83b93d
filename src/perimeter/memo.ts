import type { Assessment, FactSheet } from "../reasoning/reasoning.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Citation } from "../vocabulary/citation.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import type { Language } from "../vocabulary/language.ts"
import type { StaleCause } from "./perimeter.ts"

/** Of whom a memo is, what was concluded, and in which language it speaks. */
export interface MemoSubject {
  /** Title of the position. */
  readonly title: string
  readonly sheet: FactSheet
  readonly assessment: Assessment
  readonly rulebook: Rulebook
  readonly language: Language
  /** What has changed since the assessment was recorded; empty while it stands. */
  readonly staleCauses: readonly StaleCause[]
}

/** The regulatory perimeter memo as one tree, before it is a file of some format. Its words may be shown as they stand. */
export interface Memo {
  readonly title: string
  readonly language: Language
  readonly lawDate: LawDate
  /** Tells two memos apart: the digests of what went in and came out. */
  readonly mark: string
  /** Stands at the foot of every page. */
  readonly footer: string
  /** With `{page}` and `{pages}` in it. */
  readonly pageWords: string
  readonly blocks: readonly Block[]
  /** Heading of the notes where a format keeps them at the end. */
  readonly notesTitle: string
  /** In the order in which they are first referred to; the first is note 1. */
  readonly notes: readonly Note[]
}

export interface Note {
  readonly text: string
  readonly url?: string
}

/** A stretch of text, or the mark of a note. The first mark of a note is where a format may keep the note itself. */
export type Piece = TextPiece | { readonly note: number; readonly isFirst: boolean }

export interface TextPiece {
  readonly text: string
  readonly look?: "strong" | "faint"
}

/** What a section is written in: a citation becomes a note when the tree is complete. */
export type DraftPiece = TextPiece | { readonly cite: Citation }

export type Block<P = Piece> =
  | { readonly block: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly block: "paragraph"; readonly pieces: readonly P[]; readonly look?: "title" | "banner" }
  | { readonly block: "list"; readonly mark: "bullet" | "task"; readonly items: readonly (readonly P[])[] }
  | Table<P>
  | Drawing

export interface Table<P = Piece> {
  readonly block: "table"
  /** Shares of the width, column by column; they sum to 100. */
  readonly widths: readonly number[]
  /** Empty where the first column names what the second holds. */
  readonly head: readonly string[]
  readonly rows: readonly (readonly (readonly P[])[])[]
}

/** A layered graph in three columns. Rows may be halves. */
export interface Drawing {
  readonly block: "drawing"
  readonly head: readonly string[]
  readonly boxes: readonly DrawnBox[]
  readonly lines: readonly { readonly from: string; readonly to: string; readonly isBroken: boolean }[]
  readonly rows: number
}

export interface DrawnBox {
  readonly id: string
  readonly column: number
  readonly row: number
  readonly text: string
  readonly isBroken: boolean
}

export type Draft = Block<DraftPiece>
