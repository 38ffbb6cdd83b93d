import { useInfiniteQuery } from "@tanstack/react-query"
import { Link, useNavigate } from "@tanstack/react-router"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { useMay } from "../access/me.ts"
import { ButtonLink } from "../ui/button-link.tsx"
import type { Column } from "../ui/data-table.tsx"
import { ListPage } from "../ui/list-page.tsx"
import { Notice } from "../ui/notice.tsx"
import { Time } from "../ui/time.tsx"
import { type Position, positionsQuery } from "./perimeter-queries.ts"

type Summary = Omit<Position, "sheet">

/** The firm's legal positions: what it states about itself, and from where one reads what follows. */
export function PositionsPage() {
  const { t } = useTranslation(["perimeter", "common"])
  const navigate = useNavigate()
  const may = useMay()
  const columns = useColumns()
  const query = useInfiniteQuery(positionsQuery)
  const begin = may("perimeter.write") ? (
    <ButtonLink to="/perimeter/new" look="main" icon="add">
      {t("new")}
    </ButtonLink>
  ) : undefined
  const open = (positionId: string) => void navigate({ to: "/perimeter/$positionId", params: { positionId } })
  return (
    <ListPage
      title={t("common:room.perimeter")}
      isBeside={false}
      query={query}
      columns={columns}
      rowId={({ positionId }) => positionId}
      selectedId={undefined}
      onSelect={open}
      onEnter={open}
      actions={
        <>
          <ButtonLink to="/perimeter/overview">{t("go.overview")}</ButtonLink>
          <ButtonLink to="/perimeter/compare">{t("go.compare")}</ButtonLink>
          {begin}
        </>
      }
      filters={<Notice tone="note" title={t("not_advice")} />}
      empty={{ icon: "perimeter", title: t("empty.title"), text: t("empty.text"), action: begin }}
    />
  )
}

function useColumns(): readonly Column<Summary>[] {
  const { t } = useTranslation(["perimeter", "common"])
  const nameOf = usePersonName()
  return useMemo(
    () => [
      {
        id: "title",
        header: t("column.title"),
        cell: ({ positionId, title }) => (
          <Link to="/perimeter/$positionId" params={{ positionId }}>
            {title}
          </Link>
        ),
      },
      { id: "version", header: t("column.version"), cell: ({ version }) => version, isFigure: true },
      {
        id: "updated",
        header: t("common:in_zone", { what: t("column.updated") }),
        cell: ({ updatedAt }) => <Time at={updatedAt} isBare />,
      },
      { id: "by", header: t("column.by"), cell: ({ updatedBy }) => nameOf(updatedBy), isWideOnly: true },
    ],
    [t, nameOf],
  )
}
