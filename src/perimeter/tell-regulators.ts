import { type Assessment, tellQuestion } from "../reasoning/reasoning.ts"
import { drawRegulatorMap, type MapNode, type RegulatorMap } from "./draw-regulator-map.ts"
import { groupFindings } from "./group-findings.ts"
import type { Draft, Drawing } from "./memo.ts"
import type { MemoWords } from "./memo-words.ts"
import { citesOf, tellGroups } from "./tell-findings.ts"

/** Rows of boxes that fit on one page: how much paper there is, not a number of law. */
const rowsOnPage = 12

/** The map as drawings that each fit on a page, then every body with its role and why it matters or does not. */
export function tellRegulators(assessment: Assessment, words: MemoWords): Draft[] {
  const map = drawRegulatorMap(assessment)
  const drawings = map.edges.length === 0 ? [] : cutMap(map).map((part) => drawingOf(part, assessment, words))
  return [
    ...["regulators.functional", "memo.map.open_line"].map((id): Draft => ({ block: "paragraph", pieces: [{ text: words.say(id) }] })),
    ...drawings,
    ...map.bodies.flatMap(({ code, findings }) => [
      ...tellGroups(groupFindings(findings, words), words),
      ...roleOf(code, assessment.lawDate, words),
    ]),
  ]
}

function roleOf(code: string, on: string, { rowOf, say, language }: MemoWords): Draft[] {
  const { fields, names } = rowOf(code)
  const dated = names.filter(({ from }) => from <= on).at(-1)
  const told = [
    ...(dated === undefined ? [] : [`${dated.name[language]}, ${say("memo.map.dated_name", { day: dated.from })}.`]),
    ...["role", "relevant_when"].flatMap((field) => {
      const text = fields[field]?.[language]
      return text === undefined ? [] : [say(`memo.map.${field}`, { text })]
    }),
  ]
  return [
    {
      block: "list",
      mark: "bullet",
      items: told.map((text, index) => [{ text }, ...(index === 0 ? citesOf(dated ?? { citations: [] }) : [])]),
    },
  ]
}

type Part = Pick<RegulatorMap, "nodes" | "edges" | "rows">

/** The whole map where it fits on a page; otherwise body by body, and a body with too many facts in several parts. */
function cutMap({ nodes, edges, rows, bodies }: RegulatorMap): readonly Part[] {
  if (rows <= rowsOnPage) return [{ nodes, edges, rows }]
  return bodies.flatMap(({ code }) => {
    const facts = edges.filter(({ to }) => to === code).map(({ from }) => from)
    return cutEvery(facts, rowsOnPage).map((chunk) => {
      const entities = cutEvery([...new Set(edges.filter(({ to }) => chunk.includes(to)).map(({ from }) => from))], rowsOnPage)[0] ?? []
      const kept = new Set([...entities, ...chunk, code])
      return placed(
        nodes.filter(({ id }) => kept.has(id)),
        edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
      )
    })
  })
}

function placed(nodes: readonly MapNode[], edges: Part["edges"]): Part {
  const columns = [0, 1, 2].map((column) => nodes.filter((node) => node.column === column))
  const rows = Math.max(...columns.map(({ length }) => length))
  return {
    edges,
    rows,
    nodes: columns.flatMap((column) => column.map((node, row) => ({ ...node, row: (rows - column.length) / 2 + row }))),
  }
}

function drawingOf({ nodes, edges, rows }: Part, { lawDate }: Assessment, words: MemoWords): Drawing {
  const { rowOf, nameOf, language, say } = words
  const textOf = ({ subject, fact, code }: MapNode): string => {
    if (code !== undefined)
      return (
        rowOf(code)
          .names.filter(({ from }) => from <= lawDate)
          .at(-1)?.name[language] ?? rowOf(code).name[language]
      )
    if (fact !== undefined) return tellQuestion(fact.fact, words)
    return subject === undefined ? "" : nameOf(subject)
  }
  return {
    block: "drawing",
    head: ["entity", "question", "body"].map((id) => say(`memo.column.${id}`)),
    rows,
    boxes: nodes.map((node) => ({
      id: node.id,
      column: node.column,
      row: node.row,
      text: textOf(node),
      isBroken: node.kind === "body" ? node.outcome !== "applies" : edges.some(({ from, isSettled }) => from === node.id && !isSettled),
    })),
    lines: edges.map(({ from, to, isSettled }) => ({ from, to, isBroken: !isSettled })),
  }
}

function cutEvery<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}
