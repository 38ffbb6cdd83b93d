import { createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table"
import { type ReactNode, useEffect, useMemo, useRef } from "react"
import styles from "./data-table.module.css"
import { neighbourId } from "./neighbour-id.ts"
import { useShortcuts } from "./use-shortcuts.ts"

export interface Column<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the right. */
  readonly isFigure?: boolean
  /** Left out on a phone. */
  readonly isWideOnly?: boolean
}

export interface DataTableProps<Row> {
  /** What the table holds, for those who hear it. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** The selection, which lives in the URL. */
  readonly selectedId?: string | undefined
  /** j, k and a click select; the page writes the URL. */
  readonly onSelect?: (id: string) => void
  /** Enter goes into what is selected. */
  readonly onEnter?: (id: string) => void
}

const features = tableFeatures({})

/** A dense table. With `onSelect` it is a list to walk through: j and k move, Enter goes in. */
export function DataTable<Row extends object>({ caption, columns, rows, rowId, selectedId, onSelect, onEnter }: DataTableProps<Row>) {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return columns.map(({ id, header, cell }) => helper.display({ id, header, cell: ({ row }) => cell(row.original) }))
  }, [columns])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features, columns: definitions, data, getRowId: rowId })
  const looks = new Map(columns.map((column) => [column.id, lookOf(column)]))
  const body = useWalk({ ids: rows.map(rowId), selectedId, onSelect, onEnter })

  return (
    <table className={styles["table"]} data-walks={onSelect !== undefined}>
      <caption className="unseen">{caption}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) =>
              // A column of buttons has no name; a header cell without words would be announced as nothing.
              header.column.columnDef.header === "" ? (
                <td key={header.id} />
              ) : (
                <th key={header.id} scope="col" className={looks.get(header.column.id)}>
                  <table.FlexRender header={header} />
                </th>
              ),
            )}
          </tr>
        ))}
      </thead>
      <tbody ref={body}>
        {table.getRowModel().rows.map((row) => (
          <tr
            key={row.id}
            data-row={row.id}
            aria-current={row.id === selectedId ? "true" : undefined}
            {...(onSelect === undefined ? {} : { onClick: () => onSelect(row.id) })}
          >
            {row.getAllCells().map((cell) => (
              <td key={cell.id} className={looks.get(cell.column.id)}>
                <table.FlexRender cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function lookOf<Row>({ isFigure = false, isWideOnly = false }: Column<Row>): string {
  return [isFigure ? "figures" : "", isWideOnly ? "wide-only" : ""].filter((name) => name !== "").join(" ")
}

interface Walk {
  readonly ids: readonly string[]
  readonly selectedId: string | undefined
  readonly onSelect: ((id: string) => void) | undefined
  readonly onEnter: ((id: string) => void) | undefined
}

/** j, k and Enter over the rows, and the selected row kept in sight. */
function useWalk({ ids, selectedId, onSelect, onEnter }: Walk) {
  const body = useRef<HTMLTableSectionElement>(null)
  const go = (step: 1 | -1) => {
    const id = neighbourId(ids, selectedId, step)
    if (id !== undefined) onSelect?.(id)
  }
  const enter = () => (selectedId === undefined ? go(1) : onEnter?.(selectedId))
  useShortcuts(onSelect === undefined ? {} : { j: () => go(1), k: () => go(-1), Enter: enter })
  useEffect(() => {
    if (selectedId === undefined) return
    body.current?.querySelector(`[data-row="${CSS.escape(selectedId)}"]`)?.scrollIntoView({ block: "nearest" })
  }, [selectedId])
  return body
}
