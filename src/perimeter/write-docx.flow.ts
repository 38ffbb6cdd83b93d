import type { ILevelsOptions, IStylesOptions, Paragraph } from "docx"
import { type Docx, drawDocxBlock } from "./draw-docx-block.flow.ts"
import { fixArchiveTimes } from "./fix-archive-times.ts"
import type { Memo } from "./memo.ts"

/** A4 and its margins in twentieths of a point. */
const page = { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } }
/** Stands on every machine with Word, Kazakh letters included. */
const font = "Arial"
const regions = { en: "en-GB", ru: "ru-RU", kk: "kk-KZ" } as const

/** A memo as a Word file: its notes are footnotes, its map is drawn of cells and arrows. Equal trees give equal bytes. */
export async function writeDocx(memo: Memo): Promise<Uint8Array> {
  // The library is large, and most starts of the house write no memo.
  const docx = await import("docx")
  const document = new docx.Document({
    title: memo.title,
    styles: stylesFor(memo),
    numbering: { config: [marksOf("bullet", "•"), marksOf("task", "☐")] },
    footnotes: Object.fromEntries(memo.notes.map((note, index) => [index + 1, { children: [noteOf(docx, note)] }])),
    sections: [
      {
        properties: { page },
        footers: { default: new docx.Footer({ children: [footerOf(docx, memo)] }) },
        children: memo.blocks.flatMap((block) => drawDocxBlock(docx, block)),
      },
    ],
  })
  const core = { path: "docProps/core.xml", data: corePropertiesOf(memo) }
  return fixArchiveTimes(await docx.Packer.toBuffer(document, undefined, [core]))
}

function noteOf({ Paragraph, TextRun }: Docx, { text, url }: Memo["notes"][number]): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: url === undefined ? ` ${text}` : ` ${text} ${url}`, size: 16 })] })
}

function footerOf({ Paragraph, TextRun, PageNumber, AlignmentType }: Docx, { footer, pageWords }: Memo): Paragraph {
  const numbers = pageWords.split(/(\{pages?\})/).map((part) => {
    if (part === "{page}") return PageNumber.CURRENT
    return part === "{pages}" ? PageNumber.TOTAL_PAGES : part
  })
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [`${footer} · `, ...numbers], size: 16 })] })
}

function marksOf(reference: string, text: string): { reference: string; levels: ILevelsOptions[] } {
  return { reference, levels: [{ level: 0, format: "bullet", text, style: { paragraph: { indent: { left: 360, hanging: 360 } } } }] }
}

function stylesFor({ language }: Memo): IStylesOptions {
  const heading = (size: number, before: number) => ({
    run: { font, size, bold: true, color: "1F3A4D" },
    paragraph: { spacing: { before, after: 80 }, keepNext: true },
  })
  return {
    default: {
      document: { run: { font, size: 18, language: { value: regions[language] } }, paragraph: { spacing: { after: 80 } } },
      title: heading(36, 0),
      heading1: heading(28, 360),
      heading2: heading(22, 240),
      heading3: heading(19, 160),
    },
  }
}

/** The library would write the moment of writing: the day of the law stands here instead. */
function corePropertiesOf({ title, lawDate, mark }: Memo): string {
  const day = `${lawDate}T00:00:00Z`
  const text = (value: string) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${text(title)}</dc:title><dc:creator>Shekara</dc:creator><dc:identifier>${text(mark)}</dc:identifier>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("")
}
