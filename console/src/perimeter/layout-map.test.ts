import { expect, test } from "vitest"
import { layoutMap, type RegulatorMap } from "./layout-map.ts"

const map: RegulatorMap = {
  bodies: [],
  nodes: [
    { id: "entity:firm", kind: "entity", column: 0, row: 0.5 },
    { id: "fact", kind: "fact", column: 1, row: 0 },
    { id: "REG-AFSA", kind: "body", column: 2, row: 1 },
  ],
  edges: [
    { from: "entity:firm", to: "fact", isSettled: true },
    { from: "fact", to: "REG-AFSA", isSettled: false },
    { from: "fact", to: "nobody", isSettled: true },
  ],
  columns: 3,
  rows: 2,
}

test("columns stand beside each other and no box leaves the drawing", () => {
  const { boxes, width, height } = layoutMap(map)
  expect(boxes.map(({ x }) => x)).toEqual(boxes.map(({ x }) => x).toSorted((left, right) => left - right))
  for (const { x, y, width: wide } of boxes) {
    expect(x + wide).toBeLessThanOrEqual(width)
    expect(y).toBeLessThan(height)
  }
})

test("an edge is drawn between boxes that exist, and keeps whether it is settled", () => {
  expect(layoutMap(map).edges.map(({ isSettled }) => isSettled)).toEqual([true, false])
})
