import type { Citation } from "../vocabulary/citation.ts"
import { cleanText } from "./clean-text.ts"
import type { Block, Draft, DraftPiece, Piece, TextPiece } from "./memo.ts"

/** Blocks with numbered notes, and what each note cites, in the order of the numbers. Every text is cleaned on the way. */
export function numberNotes(drafts: readonly Draft[]): { readonly blocks: readonly Block[]; readonly cited: readonly Citation[] } {
  const numbers = new Map<string, number>()
  const cited: Citation[] = []
  const numberPiece = (piece: DraftPiece): Piece => {
    if (!("cite" in piece)) return cleanPiece(piece)
    const known = numbers.get(piece.cite.at)
    if (known !== undefined) return { note: known, isFirst: false }
    const note = cited.push(piece.cite)
    numbers.set(piece.cite.at, note)
    return { note, isFirst: true }
  }
  return { blocks: drafts.map((draft) => numberBlock(draft, numberPiece)), cited }
}

function numberBlock(draft: Draft, numberPiece: (piece: DraftPiece) => Piece): Block {
  switch (draft.block) {
    case "heading":
      return { ...draft, text: cleanText(draft.text) }
    case "paragraph":
      return { ...draft, pieces: draft.pieces.map(numberPiece) }
    case "list":
      return { ...draft, items: draft.items.map((item) => item.map(numberPiece)) }
    case "table":
      return { ...draft, head: draft.head.map(cleanText), rows: draft.rows.map((row) => row.map((cell) => cell.map(numberPiece))) }
    case "drawing":
      return { ...draft, head: draft.head.map(cleanText), boxes: draft.boxes.map((box) => ({ ...box, text: cleanText(box.text) })) }
  }
}

function cleanPiece(piece: TextPiece): TextPiece {
  return { ...piece, text: cleanText(piece.text) }
}
