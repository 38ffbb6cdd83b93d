import { dirname, join, sep } from "node:path"
import { fileURLToPath } from "node:url"
import type { Content } from "pdfmake"
import { drawMapSvg } from "./draw-map-svg.ts"
import type { Block, Memo, Note, Piece, Table } from "./memo.ts"
import { softenWords } from "./soften-words.ts"

type Definition = Parameters<typeof import("pdfmake")["createPdf"]>[0]

/** Latin, Cyrillic and every letter of Kazakh, under a licence that lets it be embedded. */
const font = "DejaVu"
/** Points that must be left on the page below a heading. */
const room = 40
/** Letters that surely fit on a page below a heading. */
const shortest = 1000
const ink = {
  text: "#14232E",
  faint: "#5F6B73",
  heading: "#1F3A4D",
  banner: "#8A1C1C",
  bannerGround: "#FBE9E7",
  headGround: "#E8EEF2",
  rule: "#B8C4CC",
}

/** A memo as a PDF file: text that can be selected, its notes at the end with links to them, its map in lines. Equal trees give equal bytes. */
export async function writePdf(memo: Memo): Promise<Uint8Array> {
  // The library is large, and most starts of the house write no memo.
  const { default: pdfmake } = await import("pdfmake")
  const fonts = join(dirname(fileURLToPath(import.meta.resolve("dejavu-fonts-ttf/package.json"))), "ttf")
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts + sep))
  pdfmake.setFonts({ [font]: { normal: join(fonts, "DejaVuSansCondensed.ttf"), bold: join(fonts, "DejaVuSansCondensed-Bold.ttf") } })
  return pdfmake.createPdf(documentOf(memo)).getBuffer()
}

function documentOf(memo: Memo): Definition {
  const { title, language, lawDate, mark, footer, pageWords, blocks, notes, notesTitle } = memo
  const day = new Date(`${lawDate}T00:00:00Z`)
  return {
    // The library would write the moment of writing, and makes the number of the file of these.
    info: { title, author: "Shekara", creator: "Shekara", producer: "Shekara", keywords: mark, creationDate: day, modDate: day },
    version: "1.7",
    language,
    displayTitle: true,
    pageSize: "A4",
    pageMargins: [40, 40, 40, 50],
    defaultStyle: { font, fontSize: 9, color: ink.text, lineHeight: 1.15 },
    footer: (page, pages) => ({
      text: `${footer} · ${pageWords.replace("{page}", String(page)).replace("{pages}", String(pages))}`,
      alignment: "center",
      fontSize: 7,
      color: ink.faint,
      margin: [40, 16, 40, 0],
    }),
    content: [
      ...joinHeadings(blocks),
      ...(notes.length === 0 ? [] : [drawBlock({ block: "heading", level: 1, text: notesTitle }), ...notes.map(drawNote)]),
    ],
  }
}

/** Headings stay with what follows them: a short paragraph as one piece, before anything longer with room for its beginning. What is one piece must fit on a page, or the library loses its end. */
function joinHeadings(blocks: readonly Block[]): Content[] {
  const drawn: Content[] = []
  let waiting: Content[] = []
  for (const block of blocks) {
    if (block.block === "heading") waiting.push(drawBlock(block))
    else if (waiting.length === 0) drawn.push(drawBlock(block))
    else {
      if (isShort(block)) drawn.push({ stack: [...waiting, drawBlock(block)], unbreakable: true })
      else drawn.push({ stack: [...waiting, { text: " ", margin: [0, room, 0, -room - 10] }], unbreakable: true }, drawBlock(block))
      waiting = []
    }
  }
  return [...drawn, ...waiting]
}

function isShort(block: Block): boolean {
  if (block.block !== "paragraph") return block.block === "drawing"
  return block.pieces.reduce((sum, piece) => sum + ("text" in piece ? piece.text.length : 1), 0) < shortest
}

function drawBlock(block: Block): Content {
  switch (block.block) {
    case "heading":
      return drawHeading(block)
    case "paragraph": {
      const text = block.pieces.map((piece, index) => drawPiece(piece, block.pieces[index - 1]))
      if (block.look === "title") return { text, fontSize: 20, bold: true, color: ink.heading, margin: [0, 0, 0, 10] }
      if (block.look !== "banner") return { text, margin: [0, 0, 0, 5] }
      const cell = { text, color: ink.banner, fillColor: ink.bannerGround, margin: [6, 5, 6, 5] as [number, number, number, number] }
      return { table: { widths: ["*"], body: [[cell]] }, layout: "noBorders", margin: [0, 0, 0, 8] }
    }
    case "list": {
      const items = block.items.map((item): Content => ({ text: item.map((piece, index) => drawPiece(piece, item[index - 1])) }))
      return { ul: items, type: block.mark === "task" ? "square" : "circle", margin: [0, 0, 0, 6] }
    }
    case "table":
      return drawTable(block)
    case "drawing":
      return { svg: drawMapSvg(block, font), margin: [0, 6, 0, 10] }
  }
}

function drawHeading({ level, text }: Extract<Block, { block: "heading" }>): Content {
  const size = { 1: 15, 2: 12, 3: 10 }[level]
  return {
    text,
    bold: true,
    color: ink.heading,
    fontSize: size,
    margin: [0, 20 - 4 * level, 0, 4],
    headlineLevel: level,
    outline: level < 3,
  }
}

function drawTable({ widths, head, rows }: Table): Content {
  const top = head.map((text) => ({ text, bold: true, fillColor: ink.headGround }))
  const body = rows.map((row) => row.map((cell) => ({ text: cell.map((piece, index) => drawPiece(piece, cell[index - 1])) })))
  const line = () => 0.5
  return {
    table: {
      widths: widths.map((share) => `${share}%`),
      headerRows: top.length === 0 ? 0 : 1,
      body: top.length === 0 ? body : [top, ...body],
    },
    layout: { hLineWidth: line, vLineWidth: line, hLineColor: () => ink.rule, vLineColor: () => ink.rule },
    fontSize: 8,
    margin: [0, 2, 0, 8],
  }
}

function drawPiece(piece: Piece, before: Piece | undefined): Content {
  if (!("note" in piece)) {
    const { text, look } = piece
    return { text: softenWords(text), ...(look === "strong" ? { bold: true } : {}), ...(look === "faint" ? { color: ink.faint } : {}) }
  }
  const comma = before !== undefined && "note" in before ? "," : ""
  return { text: `${comma}${piece.note}`, sup: true, color: ink.heading, linkToDestination: `note${piece.note}` }
}

function drawNote({ text, url }: Note, index: number): Content {
  const note: Content = {
    text: `${index + 1}  ${softenWords(text)}`,
    id: `note${index + 1}`,
    fontSize: 8,
    margin: [0, 0, 0, url === undefined ? 3 : 0],
  }
  const link: Content[] =
    url === undefined ? [] : [{ text: softenWords(url), link: url, color: ink.heading, fontSize: 8, margin: [12, 0, 0, 3] }]
  return { stack: [note, ...link] }
}
