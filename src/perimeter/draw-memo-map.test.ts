import fc from "fast-check"
import { expect, test } from "vitest"
import { rulebookOf, sheetFor } from "../../test/builders/rulebook-in-code.ts"
import { drawMapSvg } from "./draw-map-svg.ts"
import { drawMemoMap } from "./draw-memo-map.ts"
import type { MapEdge, MapNode, RegulatorMap } from "./draw-regulator-map.ts"
import { openMemoWords } from "./memo-words.ts"

const rulebook = rulebookOf([], [])
const words = openMemoWords({ rulebook, sheet: sheetFor(rulebook, {}), language: "en" })

/** Entities that all rest on all facts, which all lead to all bodies. */
function mapOf({ entities, facts, bodies }: { entities: number; facts: number; bodies: number }): RegulatorMap {
  const many = (count: number, of: (index: number) => MapNode) => Array.from({ length: count }, (_, index) => of(index))
  const [inEntities, inFacts, inBodies] = [
    many(entities, (row) => ({ id: `e${row}`, kind: "entity", column: 0, row, subject: { kind: "entity", id: `e${row}` } })),
    many(facts, (row) => ({
      id: `f${row}`,
      kind: "fact",
      column: 1,
      row,
      fact: { fact: `f${row}`, subject: { kind: "entity", id: "e0" } },
    })),
    many(bodies, (row) => ({ id: `b${row}`, kind: "body", column: 2, row, code: `b${row}`, outcome: "applies" })),
  ]
  const between = (left: readonly MapNode[], right: readonly MapNode[]): MapEdge[] =>
    left.flatMap(({ id: from }) => right.map(({ id: to }) => ({ from, to, isSettled: true })))
  return {
    bodies: inBodies.map(({ id }) => ({ code: id, outcome: "applies", findings: [] })),
    nodes: [...inEntities, ...inFacts, ...inBodies],
    edges: [...between(inEntities, inFacts), ...between(inFacts, inBodies)],
    columns: 3,
    rows: Math.max(entities, facts, bodies),
  }
}

test("a small map is drawn whole", () => {
  const drawings = drawMemoMap(mapOf({ entities: 2, facts: 3, bodies: 2 }), words, (code) => code)
  expect(drawings).toHaveLength(1)
  expect(drawings[0]).toMatchObject({ rows: 3, boxes: { length: 7 }, lines: { length: 12 } })
})

test("however large a map is, each drawing fits on a page and no line of the map is missing", () => {
  const size = fc.record({
    entities: fc.integer({ min: 1, max: 30 }),
    facts: fc.integer({ min: 1, max: 30 }),
    bodies: fc.integer({ min: 1, max: 4 }),
  })
  fc.assert(
    fc.property(size, (counts) => {
      const map = mapOf(counts)
      const drawings = drawMemoMap(map, words, (code) => code)
      for (const { rows, boxes } of drawings) for (const { row } of boxes) expect(row >= 0 && row < rows && rows <= 12).toBe(true)
      const drawn = new Set(drawings.flatMap(({ lines }) => lines.map(({ from, to }) => `${from} ${to}`)))
      expect(drawn).toEqual(new Set(map.edges.map(({ from, to }) => `${from} ${to}`)))
    }),
    { numRuns: 30 },
  )
})

test("a box holds its words, an open line is broken, and foreign text is no markup", () => {
  const boxes = [
    { id: "left", column: 0, row: 0, text: `<script>"&`, isBroken: false },
    { id: "right", column: 1, row: 0, text: "word ".repeat(200).trim(), isBroken: true },
  ]
  const svg = drawMapSvg(
    { block: "drawing", head: ["A", "B", "C"], boxes, lines: [{ from: "left", to: "right", isBroken: true }], rows: 1 },
    "Font",
  )
  expect(svg).toContain("&lt;script&gt;&quot;&amp;")
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(2)
  expect(svg.match(/<text/g)).toHaveLength(3 + 1 + 4)
  expect(svg).toContain("…")
})
