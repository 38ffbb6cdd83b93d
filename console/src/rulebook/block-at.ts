/** A run of lines, both ends included, counted from 1. */
export interface Block {
  readonly from: number
  readonly to: number
}

/** The YAML list item that begins on or around `line`: on to the next line that is indented no deeper than its dash. */
export function blockAt(lines: readonly string[], line: number): Block {
  const first = lines[line - 1]
  if (first === undefined) return { from: line, to: line }
  const depth = indentOf(first)
  let to = line
  while (to < lines.length && (lines[to]?.trim() === "" || indentOf(lines[to] ?? "") > depth)) to += 1
  while (to > line && lines[to - 1]?.trim() === "") to -= 1
  return { from: line, to }
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}
