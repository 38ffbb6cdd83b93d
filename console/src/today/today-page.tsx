import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { meQuery, useMay } from "../access/me.ts"
import { type Case, casesQuery, heldTransfersQuery } from "../cases/case-queries.ts"
import { useTransferTitle } from "../transfers/use-transfer-title.ts"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { Due } from "../ui/due.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import { shortenMiddle } from "../ui/shorten-middle.ts"
import { StateBadge } from "../ui/state-badge.tsx"
import { useNow } from "../ui/use-now.ts"
import { LatestPositions } from "./latest-positions.tsx"
import { LatestTransfers } from "./latest-transfers.tsx"
import { ListStatus } from "./list-status.tsx"

/** What is due, who owns it, what is overdue; whether the lists can be relied on; what was decided last; where the firm stands in law. */
export function TodayPage() {
  const { t } = useTranslation(["today", "common"])
  const { data: me } = useQuery(meQuery)
  const may = useMay()
  return (
    <Page title={t("title", { name: me?.displayName ?? "" })}>
      {may("case.read") ? <DueCases /> : null}
      {may("screening.read") ? <ListStatus /> : null}
      {may("transfer.read") ? <LatestTransfers /> : null}
      {may("perimeter.write") ? <LatestPositions /> : null}
    </Page>
  )
}

const mostShown = 15

function DueCases() {
  const { t } = useTranslation(["today", "cases", "common"])
  const now = useNow()
  const nameOf = usePersonName()
  const titleOf = useTransferTitle()
  const cases = useInfiniteQuery(casesQuery({}))
  const { data: held } = useQuery(heldTransfersQuery)
  const open = useMemo(
    () => (cases.data?.pages.flatMap((page) => page.items) ?? []).toSorted((one, other) => one.dueAt.localeCompare(other.dueAt)),
    [cases.data],
  )
  const overdue = open.filter(({ dueAt }) => Date.parse(dueAt) < now).length
  const toApprove = open.filter(({ state }) => state === "prepared").length
  const columns = useMemo((): Column<Case>[] => {
    const words = ({ subjectId }: Case): string => {
      const transfer = held?.get(subjectId)
      return transfer === undefined ? t("cases:title", { id: shortenMiddle(subjectId, 6) }) : titleOf(transfer)
    }
    return [
      { id: "due", header: t("cases:column.due"), cell: (found) => <Due at={found.dueAt} now={now} /> },
      {
        id: "about",
        header: t("cases:column.about"),
        cell: (found) => (
          <Link to="/cases/$caseId" params={{ caseId: found.caseId }}>
            {words(found)}
          </Link>
        ),
      },
      { id: "owner", header: t("cases:column.owner"), cell: (found) => nameOf(found.ownerId) },
      { id: "state", header: t("cases:column.state"), cell: (found) => <StateBadge state={found.state} />, isWideOnly: true },
    ]
  }, [t, now, nameOf, titleOf, held])
  return (
    <Section title={t("due.title")} actions={<Link to="/cases">{t("due.all")}</Link>}>
      {cases.error === null ? null : <ErrorNotice error={cases.error} />}
      {cases.data === undefined ? null : open.length === 0 ? (
        <EmptyState icon="good" title={t("due.none")} text={t("due.none_text")} />
      ) : (
        <>
          <p>
            {t("due.open", { count: open.length })} · {t("due.overdue", { count: overdue })} · {t("due.to_approve", { count: toApprove })}
            {cases.hasNextPage ? ` · ${t("due.and_more")}` : ""}
          </p>
          <DataTable caption={t("due.title")} columns={columns} rows={open.slice(0, mostShown)} rowId={(found) => found.caseId} />
        </>
      )}
    </Section>
  )
}
