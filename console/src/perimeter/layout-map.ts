import type { components } from "../api/openapi.d.ts"

export type RegulatorMap = components["schemas"]["RegulatorMap"]
export type MapNode = RegulatorMap["nodes"][number]

/** A node with its place in the drawing, in its own units. */
export interface MapBox {
  readonly node: MapNode
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface MapLayout {
  readonly boxes: readonly MapBox[]
  readonly edges: readonly { readonly key: string; readonly path: string; readonly isSettled: boolean }[]
  readonly width: number
  readonly height: number
}

const columns = [
  { x: 0, width: 150 },
  { x: 200, width: 320 },
  { x: 590, width: 250 },
] as const
const rowHeight = 54
export const boxHeight = 44

/** Places a regulator map: entities at the left, facts in the middle, bodies at the right, a curve for each edge. */
export function layoutMap({ nodes, edges, rows }: RegulatorMap): MapLayout {
  const boxes = nodes.map((node) => {
    const { x, width } = columns[node.column] ?? columns[2]
    return { node, x, width, y: node.row * rowHeight }
  })
  const byId = new Map(boxes.map((box) => [box.node.id, box]))
  const drawn = edges.flatMap(({ from, to, isSettled }) => {
    const [start, end] = [byId.get(from), byId.get(to)]
    return start === undefined || end === undefined ? [] : [{ key: `${from} ${to} ${isSettled}`, path: curve(start, end), isSettled }]
  })
  return { boxes, edges: drawn, width: columns[2].x + columns[2].width, height: rows * rowHeight }
}

function curve(from: MapBox, to: MapBox): string {
  const [x1, y1, x2, y2] = [from.x + from.width, from.y + boxHeight / 2, to.x, to.y + boxHeight / 2]
  const middle = (x1 + x2) / 2
  return `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`
}
