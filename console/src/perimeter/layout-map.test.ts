import { expect, test } from "vitest"
import { layoutMap, mostOpenFacts, type RegulatorMap } from "./layout-map.ts"

const map: Pick<RegulatorMap, "nodes" | "edges"> = {
  nodes: [
    { id: "entity:firm", kind: "entity", column: 0, row: 2 },
    ...["settled", "open-1", "open-2", "open-3"].map((id, row) => ({ id, kind: "fact" as const, column: 1, row })),
    { id: "REG-AFSA", kind: "body", column: 2, row: 1 },
    { id: "REG-NBK", kind: "body", column: 2, row: 2 },
  ],
  edges: ["settled", "open-1", "open-2", "open-3"].flatMap((fact) => [
    { from: "entity:firm", to: fact, isSettled: fact === "settled" },
    { from: fact, to: "REG-AFSA", isSettled: fact === "settled" },
  ]),
}

test("columns stand beside each other, boxes of a column below each other, and none leaves the drawing", () => {
  const { boxes, width, height } = layoutMap(map)
  for (const { x, y, width: wide } of boxes) {
    expect(x + wide).toBeLessThanOrEqual(width)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThan(height)
  }
  const bodies = boxes.filter(({ node }) => node.kind === "body").map(({ y }) => y)
  expect(bodies).toEqual(bodies.toSorted((left, right) => left - right))
})

test("every settled fact is drawn, of the missing ones a few for each body, and edges only between what is drawn", () => {
  const { boxes, edges } = layoutMap(map)
  expect(boxes.filter(({ node }) => node.kind === "fact").map(({ node }) => node.id)).toEqual(["settled", "open-1", "open-2"])
  expect(edges.filter(({ isSettled }) => isSettled)).toHaveLength(2)
  expect(edges.filter(({ isSettled }) => !isSettled)).toHaveLength(2 * mostOpenFacts)
})
