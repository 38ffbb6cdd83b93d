import type { FileChild, ParagraphChild, TableCell } from "docx"
import type { Block, Drawing, Piece, Table } from "./memo.ts"

export type Docx = typeof import("docx")

/** The width between the margins, in twentieths of a point. */
const textWidth = 9638
const ink = { faint: "5F6B73", banner: "8A1C1C", bannerGround: "FBE9E7", headGround: "E8EEF2", rule: "B8C4CC" }

/** One block of a memo as Word has it. */
export function drawDocxBlock(docx: Docx, block: Block): FileChild[] {
  const { Paragraph, HeadingLevel, ShadingType } = docx
  switch (block.block) {
    case "heading": {
      const heading = ([HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const)[block.level - 1]
      return [new Paragraph({ text: block.text, ...(heading === undefined ? {} : { heading }) })]
    }
    case "paragraph": {
      const children = runsOf(docx, block.pieces)
      if (block.look === "title") return [new Paragraph({ children, heading: HeadingLevel.TITLE })]
      const shading = { type: ShadingType.CLEAR, color: "auto", fill: ink.bannerGround }
      return [new Paragraph({ children, ...(block.look === "banner" ? { shading } : {}) })]
    }
    case "list":
      return block.items.map((item) => new Paragraph({ children: runsOf(docx, item), numbering: { reference: block.mark, level: 0 } }))
    case "table":
      return [tableOf(docx, block), new Paragraph({ children: [] })]
    case "drawing":
      return [mapOf(docx, block), new Paragraph({ children: [] })]
  }
}

/** A note stands where it is first referred to; later marks lead back there, since Word knows one mark of a note. */
function runsOf(docx: Docx, pieces: readonly Piece[]): ParagraphChild[] {
  const { TextRun, InternalHyperlink } = docx
  return pieces.flatMap((piece, index): ParagraphChild[] => {
    if (!("note" in piece)) {
      const { text, look } = piece
      return [new TextRun({ text, ...(look === "strong" ? { bold: true } : {}), ...(look === "faint" ? { color: ink.faint } : {}) })]
    }
    const { note, isFirst } = piece
    const before = pieces[index - 1]
    const comma = before !== undefined && "note" in before ? [new TextRun({ text: ", ", superScript: true })] : []
    if (isFirst) return [...comma, bookmarkOf(docx, note)]
    return [
      ...comma,
      new InternalHyperlink({ anchor: bookmarkName(note), children: [new TextRun({ text: String(note), superScript: true })] }),
    ]
  })
}

/** The library counts bookmarks over all files it ever wrote; here their numbers are those of the notes. */
function bookmarkOf({ Bookmark, BookmarkStart, BookmarkEnd, FootnoteReferenceRun }: Docx, note: number): ParagraphChild {
  const id = bookmarkName(note)
  const bookmark = new Bookmark({ id, children: [new FootnoteReferenceRun(note)] })
  return Object.assign(bookmark, { start: new BookmarkStart(id, note), end: new BookmarkEnd(note) })
}

function bookmarkName(note: number): string {
  return `note${note}`
}

function tableOf(docx: Docx, { widths, head, rows }: Table): FileChild {
  const { Paragraph, TextRun, TableRow } = docx
  const top =
    head.length === 0
      ? []
      : [
          new TableRow({
            tableHeader: true,
            children: head.map((text, index) =>
              cellOf(docx, { share: widths[index] ?? 0, ground: ink.headGround }, [
                new Paragraph({ children: [new TextRun({ text, bold: true, size: 16 })] }),
              ]),
            ),
          }),
        ]
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((pieces, index) =>
          cellOf(docx, { share: widths[index] ?? 0 }, [new Paragraph({ children: runsOf(docx, pieces) })]),
        ),
      }),
  )
  return frameOf(docx, widths, [...top, ...body])
}

/** The map as rows of a path each: an entity, what makes a body matter to it, the body; a dashed arrow where an answer is missing. */
function mapOf(docx: Docx, { head, boxes, lines }: Drawing): FileChild {
  const { Paragraph, TextRun, TableRow, AlignmentType } = docx
  const widths = [24, 6, 38, 6, 26]
  const textOf = new Map(boxes.map(({ id, text }) => [id, text]))
  const columnOf = new Map(boxes.map(({ id, column }) => [id, column]))
  const arrow = (isBroken: boolean) => (isBroken ? "┄▶" : "━▶")
  const paths = lines
    .filter(({ from }) => columnOf.get(from) === 0)
    .flatMap((first) => lines.filter(({ from }) => from === first.to).map((second) => ({ first, second })))
  const cell = (text: string, index: number, look: { readonly isBox?: true; readonly bold?: true } = {}) =>
    cellOf(docx, { share: widths[index] ?? 0, ...(look.isBox ? { ground: ink.headGround } : {}) }, [
      new Paragraph({
        alignment: look.isBox ? AlignmentType.LEFT : AlignmentType.CENTER,
        children: [new TextRun({ text, size: 16, ...(look.bold ? { bold: true } : {}) })],
      }),
    ])
  const [entity = "", question = "", body = ""] = head
  const top = ["", "", "", "", ""].with(0, entity).with(2, question).with(4, body)
  const rows = paths.map(
    ({ first, second }) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell(textOf.get(first.from) ?? "", 0, { isBox: true }),
          cell(arrow(first.isBroken), 1),
          cell(textOf.get(first.to) ?? "", 2, { isBox: true }),
          cell(arrow(second.isBroken), 3),
          cell(textOf.get(second.to) ?? "", 4, { isBox: true }),
        ],
      }),
  )
  const titles = new TableRow({ tableHeader: true, children: top.map((text, index) => cell(text, index, { bold: true })) })
  return frameOf(docx, widths, [titles, ...rows])
}

function frameOf(
  { Table, WidthType, TableLayoutType }: Docx,
  widths: readonly number[],
  rows: ConstructorParameters<Docx["Table"]>[0]["rows"],
): FileChild {
  return new Table({
    rows,
    layout: TableLayoutType.FIXED,
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths.map((share) => Math.round((textWidth * share) / 100)),
  })
}

function cellOf(
  { TableCell, WidthType, ShadingType, BorderStyle }: Docx,
  { share, ground }: { readonly share: number; readonly ground?: string },
  children: ConstructorParameters<Docx["TableCell"]>[0]["children"],
): TableCell {
  const rule = { style: BorderStyle.SINGLE, size: 4, color: ink.rule }
  return new TableCell({
    children,
    width: { size: share, type: WidthType.PERCENTAGE },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    borders: { top: rule, bottom: rule, left: rule, right: rule },
    ...(ground === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: "auto", fill: ground } }),
  })
}
