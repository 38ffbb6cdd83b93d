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
  { x: 0, width: 170 },
  { x: 230, width: 330 },
  { x: 640, width: 250 },
] as const
const rowHeight = 54
export const boxHeight = 44

/** A body may wait for dozens of facts; drawn are so many, and the list beside the drawing names all. */
export const mostOpenFacts = 2

/** Places a regulator map: entities at the left, facts in the middle, bodies at the right, each column spread over the height. */
export function layoutMap({ nodes, edges }: Pick<RegulatorMap, "nodes" | "edges">): MapLayout {
  const shown = shownFacts(nodes, edges)
  const standing = columns.map((_, column) =>
    nodes.filter((node) => node.column === column && (node.kind !== "fact" || shown.has(node.id))),
  )
  const height = Math.max(1, ...standing.map(({ length }) => length)) * rowHeight
  const boxes = standing.flatMap((column, index) => {
    const { x, width } = columns[index] ?? columns[2]
    const step = height / Math.max(column.length, 1)
    return column.map((node, row) => ({ node, x, width, y: row * step + (step - boxHeight) / 2 }))
  })
  const byId = new Map(boxes.map((box) => [box.node.id, box]))
  const drawn = edges.flatMap(({ from, to, isSettled }) => {
    const [start, end] = [byId.get(from), byId.get(to)]
    return start === undefined || end === undefined ? [] : [{ key: `${from} ${to} ${isSettled}`, path: curve(start, end), isSettled }]
  })
  return { boxes, edges: drawn, width: columns[2].x + columns[2].width, height }
}

/** Every fact that brought a body in, and the first few of those that a body waits for. */
function shownFacts(nodes: RegulatorMap["nodes"], edges: RegulatorMap["edges"]): ReadonlySet<string> {
  const bodies = nodes.filter(({ kind }) => kind === "body")
  return new Set(
    bodies.flatMap(({ id }) => {
      const into = edges.filter(({ to }) => to === id)
      const open = into.filter(({ isSettled }) => !isSettled).slice(0, mostOpenFacts)
      return [...into.filter(({ isSettled }) => isSettled), ...open].map(({ from }) => from)
    }),
  )
}

function curve(from: MapBox, to: MapBox): string {
  const [x1, y1, x2, y2] = [from.x + from.width, from.y + boxHeight / 2, to.x, to.y + boxHeight / 2]
  const middle = (x1 + x2) / 2
  return `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`
}
