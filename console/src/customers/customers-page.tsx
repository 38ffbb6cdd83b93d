import { useInfiniteQuery } from "@tanstack/react-query"
import { getRouteApi, Link, Outlet, useNavigate, useParams } from "@tanstack/react-router"
import { useEffect, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import { useMay } from "../access/me.ts"
import { focusTitle } from "../shell/use-focus-on-arrival.ts"
import { ButtonLink } from "../ui/button-link.tsx"
import type { Column } from "../ui/data-table.tsx"
import { Filters } from "../ui/filters.tsx"
import { ListPage } from "../ui/list-page.tsx"
import { SplitView } from "../ui/split-view.tsx"
import { TextField } from "../ui/text-field.tsx"
import { type Customer, customersQuery } from "./customer-queries.ts"
import { type CustomerSearch, customerStatuses, parseCustomerSearch } from "./customer-search.ts"
import { CustomerStatusBadge } from "./customer-status-badge.tsx"

const route = getRouteApi("/inside/customers")

/** Everybody the firm serves or has served. */
export function CustomersPage() {
  const { t } = useTranslation(["customers", "common"])
  const search = route.useSearch()
  const navigate = useNavigate()
  const may = useMay()
  const { customerId } = useParams({ strict: false })
  const isOpen = customerId !== undefined
  const customers = useInfiniteQuery({ ...customersQuery(search), placeholderData: (before) => before })
  const columns = useColumns(isOpen)
  const add = may("customer.write") ? (
    <ButtonLink to="/customers/new" look="main" icon="add">
      {t("new")}
    </ButtonLink>
  ) : undefined
  const list = (
    <ListPage
      title={t("common:room.customers")}
      isBeside={isOpen}
      query={customers}
      columns={columns}
      rowId={(customer) => customer.customerId}
      selectedId={customerId}
      onSelect={(id) =>
        void navigate({ to: "/customers/$customerId", params: { customerId: id }, search, replace: isOpen, state: { staysInList: true } })
      }
      onEnter={focusTitle}
      actions={add}
      filters={<CustomerFilters search={search} />}
      empty={{ icon: "customers", title: t("empty.title"), text: t("empty.text"), action: add }}
    />
  )
  return <SplitView list={list} detail={isOpen ? <Outlet /> : undefined} listLabel={t("common:list")} detailLabel={t("common:detail")} />
}

function useColumns(isNarrow: boolean): readonly Column<Customer>[] {
  const { t } = useTranslation(["customers", "common"])
  return useMemo(() => {
    const name: Column<Customer> = {
      id: "name",
      header: t("column.name"),
      cell: (customer) => (
        <Link to="/customers/$customerId" params={{ customerId: customer.customerId }} search>
          {customer.name ?? t("erased")}
        </Link>
      ),
    }
    const status: Column<Customer> = {
      id: "status",
      header: t("column.status"),
      cell: (customer) => <CustomerStatusBadge status={customer.status} />,
    }
    if (isNarrow) return [name, status]
    return [
      name,
      { id: "reference", header: t("column.reference"), cell: (customer) => customer.reference, isWideOnly: true },
      { id: "kind", header: t("column.kind"), cell: (customer) => t(`kind.${customer.kind}`), isWideOnly: true },
      { id: "country", header: t("column.country"), cell: (customer) => customer.country ?? t("common:not_known"), isWideOnly: true },
      {
        id: "services",
        header: t("column.services"),
        cell: (customer) => customer.services.map((service) => t(`service.${service}`)).join(", "),
        isWideOnly: true,
      },
      status,
    ]
  }, [t, isNarrow])
}

const waitMilliseconds = 250

function CustomerFilters({ search }: { readonly search: CustomerSearch }) {
  const { t } = useTranslation(["customers", "common"])
  const navigate = route.useNavigate()
  const [typed, setTyped] = useState(search.search ?? "")
  useEffect(() => {
    if (typed.trim() === (search.search ?? "")) return undefined
    const timer = setTimeout(
      () => void navigate({ to: ".", search: (before) => parseCustomerSearch({ ...before, search: typed }), replace: true }),
      waitMilliseconds,
    )
    return () => clearTimeout(timer)
  }, [typed, search.search, navigate])
  return (
    <Filters
      label={t("common:filters")}
      choices={[
        {
          name: "status",
          label: t("column.status"),
          value: search.status ?? "",
          options: customerStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
          all: t("common:all"),
        },
      ]}
      onChoose={(name, value) => void navigate({ to: ".", search: (before) => parseCustomerSearch({ ...before, [name]: value }) })}
    >
      <TextField label={t("search")} kind="search" value={typed} onChange={setTyped} />
    </Filters>
  )
}
