import { tellQuestion } from "../reasoning/reasoning.ts"
import type { MapNode, RegulatorMap } from "./draw-regulator-map.ts"
import type { Drawing } from "./memo.ts"
import type { MemoWords } from "./memo-words.ts"

/** Rows of boxes that fit on one page: how much paper there is, not a number of law. */
const rowsOnPage = 12

type Part = Pick<RegulatorMap, "nodes" | "edges" | "rows">

/** A regulator map in words, as drawings that each fit on a page; none where no body has a line. */
export function drawMemoMap(map: RegulatorMap, words: MemoWords, nameOfBody: (code: string) => string): Drawing[] {
  const textOf = ({ subject, fact, code }: MapNode): string => {
    if (code !== undefined) return nameOfBody(code)
    // The same question is asked of several service lines, and each answers for itself.
    const of = fact === undefined || fact.subject.kind === "entity" ? "" : `${words.nameOf(fact.subject)}: `
    if (fact !== undefined) return `${of}${tellQuestion(fact.fact, words)}`
    return subject === undefined ? "" : words.nameOf(subject)
  }
  return cutMap(map).map(({ nodes, edges, rows }) => ({
    block: "drawing",
    head: ["entity", "question", "body"].map((id) => words.say(`memo.column.${id}`)),
    rows,
    boxes: nodes.map((node) => ({ id: node.id, column: node.column, row: node.row, text: textOf(node), isBroken: isOpen(node, edges) })),
    lines: edges.map(({ from, to, isSettled }) => ({ from, to, isBroken: !isSettled })),
  }))
}

function isOpen({ id, kind, outcome }: MapNode, edges: Part["edges"]): boolean {
  if (kind === "entity") return false
  return kind === "body" ? outcome !== "applies" : edges.some(({ from, isSettled }) => from === id && !isSettled)
}

/** The whole map where it fits on a page; otherwise body by body, and a body with too many facts or entities in several parts. */
function cutMap({ nodes, edges, rows, bodies }: RegulatorMap): readonly Part[] {
  if (edges.length === 0) return []
  if (rows <= rowsOnPage) return [{ nodes, edges, rows }]
  const leadingTo = (ids: readonly string[]) => [...new Set(edges.filter(({ to }) => ids.includes(to)).map(({ from }) => from))]
  return bodies.flatMap(({ code }) =>
    cutEvery(leadingTo([code]), rowsOnPage).flatMap((facts) =>
      cutEvery(leadingTo(facts), rowsOnPage).map((entities) => {
        const kept = new Set([...entities, ...facts, code])
        return place(
          nodes.filter(({ id }) => kept.has(id)),
          edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
        )
      }),
    ),
  )
}

/** Each column in the middle of the tallest. */
function place(nodes: readonly MapNode[], edges: Part["edges"]): Part {
  const columns = [0, 1, 2].map((column) => nodes.filter((node) => node.column === column))
  const rows = Math.max(...columns.map(({ length }) => length))
  const placed = columns.flatMap((column) => column.map((node, row) => ({ ...node, row: (rows - column.length) / 2 + row })))
  return { edges, rows, nodes: placed }
}

function cutEvery<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}
