import type { Drawing, DrawnBox } from "./memo.ts"

/** Points across the page, the columns' left edges and widths, and how tall a row is. */
const width = 515
const columns = [
  { left: 1, wide: 130 },
  { left: 152, wide: 211 },
  { left: 384, wide: 130 },
] as const
const rowTall = 46
const boxTall = 40
const headTall = 18
const letter = { size: 7, wide: 4.1, tall: 8.6, most: 4 }

/** A map as an SVG picture of boxes and lines, as wide as the text of a page; texts are cut to their box. */
export function drawMapSvg({ head, boxes, lines, rows }: Drawing, font: string): string {
  const tall = headTall + rows * rowTall
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const drawnLines = lines.map(({ from, to, isBroken }) => lineOf(byId.get(from), byId.get(to), isBroken)).join("")
  const titles = columns.map(({ left }, index) => textOf(head[index] ?? "", { x: left, y: 10, weight: "bold" })).join("")
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${tall}" viewBox="0 0 ${width} ${tall}" font-family="${font}" font-size="${letter.size}">`,
    titles,
    drawnLines,
    ...boxes.map(boxOf),
    "</svg>",
  ].join("")
}

function boxOf(box: DrawnBox): string {
  const { left, wide } = columnOf(box)
  const top = topOf(box)
  const lines = wrap(box.text, Math.floor((wide - 10) / letter.wide))
  const first = top + boxTall / 2 - ((lines.length - 1) * letter.tall) / 2 + letter.size / 3
  const rect = `<rect x="${left}" y="${top}" width="${wide}" height="${boxTall}" rx="3" fill="#F4F7F9" stroke="#1F3A4D" stroke-width="0.8"${dashed(box.isBroken)}/>`
  return rect + lines.map((line, index) => textOf(line, { x: left + 5, y: first + index * letter.tall, weight: "normal" })).join("")
}

function lineOf(from: DrawnBox | undefined, to: DrawnBox | undefined, isBroken: boolean): string {
  if (from === undefined || to === undefined) return ""
  const start = columnOf(from).left + columnOf(from).wide
  const end = columnOf(to).left
  const [high, low] = [topOf(from) + boxTall / 2, topOf(to) + boxTall / 2]
  return `<line x1="${start}" y1="${high}" x2="${end}" y2="${low}" stroke="#1F3A4D" stroke-width="0.8"${dashed(isBroken)}/>`
}

function textOf(text: string, { x, y, weight }: { readonly x: number; readonly y: number; readonly weight: string }): string {
  return `<text x="${x}" y="${y}" font-weight="${weight}" fill="#14232E">${escapeXml(text)}</text>`
}

function columnOf({ column }: DrawnBox): (typeof columns)[number] {
  return columns[column] ?? columns[0]
}

function topOf({ row }: DrawnBox): number {
  return headTall + row * rowTall
}

function dashed(isBroken: boolean): string {
  return isBroken ? ' stroke-dasharray="3 2"' : ""
}

/** Lines of at most so many letters; a word that is longer is cut, and what no longer fits ends in dots. */
function wrap(text: string, most: number): string[] {
  const words = text.split(" ").flatMap((word) => [...cutEvery(word, most)])
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines.splice(-1, 1, `${last} ${word}`)
    else lines.push(word)
  }
  if (lines.length <= letter.most) return lines
  return [...lines.slice(0, letter.most - 1), `${(lines[letter.most - 1] ?? "").slice(0, most - 1)}…`]
}

function cutEvery(word: string, most: number): string[] {
  const letters = [...word]
  return Array.from({ length: Math.ceil(letters.length / most) }, (_, index) => letters.slice(index * most, (index + 1) * most).join(""))
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
}
