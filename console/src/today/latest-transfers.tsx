import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useMay } from "../access/me.ts"
import { bodyOf, client } from "../api/client.ts"
import { type Transfer, transfersKey } from "../transfers/transfer-queries.ts"
import { Amount } from "../ui/amount.tsx"
import { ButtonLink } from "../ui/button-link.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Section } from "../ui/section.tsx"
import { StateBadge } from "../ui/state-badge.tsx"
import { Time } from "../ui/time.tsx"

const mostShown = 10

/** The newest transfers with what became of them. */
export function LatestTransfers() {
  const { t } = useTranslation(["today", "transfers", "common"])
  const may = useMay()
  const { data, error } = useQuery({
    queryKey: [...transfersKey, "latest"],
    queryFn: () => bodyOf(client.GET("/v1/transfers", { params: { query: { limit: mostShown } } })),
  })
  const columns = useMemo(
    (): Column<Transfer>[] => [
      {
        id: "who",
        header: t("transfers:column.customer"),
        cell: (transfer) => (
          <Link to="/transfers/$transferId" params={{ transferId: transfer.transferId }}>
            {transfer.customerName ?? t("common:not_known")}
          </Link>
        ),
      },
      {
        id: "direction",
        header: t("transfers:column.direction"),
        cell: (transfer) => t(`transfers:direction.${transfer.direction}`),
        isWideOnly: true,
      },
      {
        id: "amount",
        header: t("transfers:column.amount"),
        isFigure: true,
        cell: (transfer) => <Amount value={transfer.amount} unit={transfer.asset} />,
      },
      {
        id: "at",
        header: t("common:in_zone", { what: t("transfers:column.requested") }),
        isWideOnly: true,
        cell: (transfer) => <Time at={transfer.requestedAt} isBare />,
      },
      { id: "state", header: t("transfers:column.state"), cell: (transfer) => <StateBadge state={transfer.state} /> },
    ],
    [t],
  )
  return (
    <Section title={t("latest.title")} actions={<Link to="/transfers">{t("latest.all")}</Link>}>
      {error === null ? null : <ErrorNotice error={error} />}
      {data === undefined ? null : data.items.length === 0 ? (
        <EmptyState
          icon="transfers"
          title={t("transfers:empty.title")}
          text={t("transfers:empty.text")}
          action={may("transfer.submit") ? <ButtonLink to="/transfers/new">{t("transfers:new")}</ButtonLink> : undefined}
        />
      ) : (
        <DataTable caption={t("latest.title")} columns={columns} rows={data.items} rowId={(transfer) => transfer.transferId} />
      )}
    </Section>
  )
}
