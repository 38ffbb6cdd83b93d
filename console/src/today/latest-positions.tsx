import { useInfiniteQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { positionsQuery } from "../perimeter/perimeter-queries.ts"
import { ButtonLink } from "../ui/button-link.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Section } from "../ui/section.tsx"
import { Time } from "../ui/time.tsx"

const mostShown = 5

/** The newest legal positions, each with the way to its assessment and to its next question. */
export function LatestPositions() {
  const { t } = useTranslation(["today", "perimeter", "common"])
  const { data, error } = useInfiniteQuery(positionsQuery)
  const positions = data?.pages[0]?.items
  const columns: readonly Column<NonNullable<typeof positions>[number]>[] = [
    {
      id: "title",
      header: t("perimeter:column.title"),
      cell: ({ positionId, title }) => (
        <Link to="/perimeter/$positionId" params={{ positionId }}>
          {title}
        </Link>
      ),
    },
    {
      id: "questions",
      header: t("perimeter:go.questions"),
      cell: ({ positionId, title }) => (
        <Link to="/perimeter/$positionId/questions" params={{ positionId }}>
          {t("perimeter:questions.title", { title })}
        </Link>
      ),
    },
    {
      id: "updated",
      header: t("common:in_zone", { what: t("perimeter:column.updated") }),
      cell: ({ updatedAt }) => <Time at={updatedAt} isBare />,
      isWideOnly: true,
    },
  ]
  return (
    <Section title={t("positions.title")} actions={<Link to="/perimeter">{t("positions.all")}</Link>}>
      {error === null ? null : <ErrorNotice error={error} />}
      {positions === undefined ? null : positions.length === 0 ? (
        <EmptyState
          icon="perimeter"
          title={t("perimeter:empty.title")}
          text={t("perimeter:empty.text")}
          action={<ButtonLink to="/perimeter/new">{t("perimeter:new")}</ButtonLink>}
        />
      ) : (
        <DataTable
          caption={t("positions.title")}
          columns={columns}
          rows={positions.slice(0, mostShown)}
          rowId={({ positionId }) => positionId}
        />
      )}
    </Section>
  )
}
