import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { getRouteApi, Link, Outlet, useNavigate, useParams } from "@tanstack/react-router"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { directions, transferStates } from "../../../src/vocabulary/transfer.ts"
import { useMay } from "../access/me.ts"
import { customerQuery } from "../customers/customer-queries.ts"
import { focusTitle } from "../shell/use-focus-on-arrival.ts"
import { Amount } from "../ui/amount.tsx"
import { Button } from "../ui/button.tsx"
import { ButtonLink } from "../ui/button-link.tsx"
import type { Column } from "../ui/data-table.tsx"
import { Filters } from "../ui/filters.tsx"
import { ListPage } from "../ui/list-page.tsx"
import { SplitView } from "../ui/split-view.tsx"
import { StateBadge } from "../ui/state-badge.tsx"
import { Time } from "../ui/time.tsx"
import { type Transfer, transfersQuery } from "./transfer-queries.ts"
import { parseTransferSearch, type TransferSearch } from "./transfer-search.ts"

const route = getRouteApi("/inside/transfers")

/** Every transfer, newest first; the one that is open stands beside the list. */
export function TransfersPage() {
  const { t } = useTranslation(["transfers", "common"])
  const search = route.useSearch()
  const navigate = useNavigate()
  const may = useMay()
  const { transferId } = useParams({ strict: false })
  const isOpen = transferId !== undefined
  const transfers = useInfiniteQuery(transfersQuery(search))
  const columns = useColumns(isOpen)
  const list = (
    <ListPage
      title={t("common:room.transfers")}
      isBeside={isOpen}
      query={transfers}
      columns={columns}
      rowId={(transfer) => transfer.transferId}
      selectedId={transferId}
      onSelect={(id) =>
        void navigate({ to: "/transfers/$transferId", params: { transferId: id }, search, replace: isOpen, state: { staysInList: true } })
      }
      onEnter={focusTitle}
      actions={
        <>
          {may("transfer.submit") ? (
            <ButtonLink to="/transfers/new" look="main" icon="add">
              {t("new")}
            </ButtonLink>
          ) : null}
          {may("transfer.export") ? (
            <a className="plain-link" href={exportAddress(search)} download>
              {t("export")}
            </a>
          ) : null}
        </>
      }
      filters={<TransferFilters search={search} />}
      empty={{
        icon: "transfers",
        title: t("empty.title"),
        text: t("empty.text"),
        action: may("transfer.submit") ? <ButtonLink to="/transfers/new">{t("new")}</ButtonLink> : undefined,
      }}
    />
  )
  return <SplitView list={list} detail={isOpen ? <Outlet /> : undefined} listLabel={t("common:list")} detailLabel={t("common:detail")} />
}

function useColumns(isNarrow: boolean): readonly Column<Transfer>[] {
  const { t } = useTranslation(["transfers", "common"])
  return useMemo(() => {
    const state: Column<Transfer> = { id: "state", header: t("column.state"), cell: (transfer) => <StateBadge state={transfer.state} /> }
    const amount: Column<Transfer> = {
      id: "amount",
      header: t("column.amount"),
      isFigure: true,
      cell: (transfer) => <Amount value={transfer.amount} unit={transfer.asset} />,
    }
    const who: Column<Transfer> = {
      id: "who",
      header: t("column.customer"),
      cell: (transfer) => (
        <Link to="/transfers/$transferId" params={{ transferId: transfer.transferId }} search>
          {transfer.customerName ?? t("common:not_known")}
        </Link>
      ),
    }
    if (isNarrow) return [who, amount, state]
    return [
      who,
      { id: "direction", header: t("column.direction"), cell: (transfer) => t(`direction.${transfer.direction}`), isWideOnly: true },
      {
        id: "other",
        header: t("column.other_party"),
        cell: (transfer) =>
          transfer.otherParty?.name ?? <span className="muted">{transfer.otherParty === null ? t("erased") : t("common:not_known")}</span>,
        isWideOnly: true,
      },
      amount,
      {
        id: "usd",
        header: t("column.value"),
        isFigure: true,
        isWideOnly: true,
        cell: (transfer) => (transfer.valueUsd === null ? t("common:not_known") : <Amount value={transfer.valueUsd} unit="USD" />),
      },
      {
        id: "at",
        header: t("common:in_zone", { what: t("column.requested") }),
        cell: (transfer) => <Time at={transfer.requestedAt} isBare />,
        isWideOnly: true,
      },
      state,
    ]
  }, [t, isNarrow])
}

function TransferFilters({ search }: { readonly search: TransferSearch }) {
  const { t } = useTranslation(["transfers", "common"])
  const navigate = route.useNavigate()
  const customer = useQuery({ ...customerQuery(search.customerId ?? ""), enabled: search.customerId !== undefined })
  const set = (name: string, value: string) =>
    void navigate({ to: ".", search: (before) => parseTransferSearch({ ...before, [name]: value }) })
  return (
    <Filters
      label={t("common:filters")}
      choices={[
        {
          name: "state",
          label: t("column.state"),
          value: search.state ?? "",
          options: transferStates.map((value) => ({ value, label: t(`common:state.${value}`) })),
          all: t("common:all"),
        },
        {
          name: "direction",
          label: t("column.direction"),
          value: search.direction ?? "",
          options: directions.map((value) => ({ value, label: t(`direction.${value}`) })),
          all: t("common:all"),
        },
      ]}
      onChoose={set}
    >
      {search.customerId === undefined ? null : (
        <Button look="quiet" icon="close" onPress={() => set("customerId", "")}>
          {t("filter.customer", { name: customer.data?.name ?? "…" })}
        </Button>
      )}
    </Filters>
  )
}

function exportAddress(search: TransferSearch): string {
  const query = new URLSearchParams(Object.entries(search)).toString()
  return `/v1/transfers/export${query === "" ? "" : `?${query}`}`
}
