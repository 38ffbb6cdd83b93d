import { useQuery } from "@tanstack/react-query"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { useMay } from "../access/me.ts"
import { useFormat } from "../i18n/use-format.ts"
import { AuditSection } from "../shell/audit-section.tsx"
import { BackToList } from "../shell/back-to-list.tsx"
import { WaitingPage } from "../shell/waiting-page.tsx"
import { Address } from "../ui/address.tsx"
import { FactList } from "../ui/fact-list.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import { Time } from "../ui/time.tsx"
import { CustomerErasure } from "./customer-erasure.tsx"
import { type Customer, customerQuery } from "./customer-queries.ts"
import { CustomerStatusBadge } from "./customer-status-badge.tsx"
import { EditCustomer } from "./edit-customer.tsx"

const route = getRouteApi("/inside/customers/$customerId")

/** One customer on record. */
export function CustomerPage() {
  const { t } = useTranslation(["customers", "common"])
  const { customerId } = route.useParams()
  const { data: customer, error } = useQuery(customerQuery(customerId))
  const may = useMay()
  if (customer === undefined) return <WaitingPage title={t("one")} to="/customers" error={error} />
  return (
    <Page title={customer.name ?? t("erased")} state={<CustomerStatusBadge status={customer.status} />}>
      <BackToList to="/customers" />
      <Section title={t("common:section.to_do")} isRaised={customer.status === "onboarding"}>
        <p>{t(`to_do.${customer.status}`)}</p>
        {may("customer.write") && customer.erasedAt === null ? <EditCustomer customer={customer} /> : null}
      </Section>
      <Section title={t("common:section.facts")}>
        <CustomerFacts customer={customer} />
      </Section>
      <Section title={t("common:section.links")}>
        <p>
          <Link to="/transfers" search={{ customerId }}>
            {t("link.transfers")}
          </Link>
        </p>
      </Section>
      {may("customer.erase") ? <CustomerErasure customer={customer} /> : null}
      <AuditSection subjectId={customerId} />
    </Page>
  )
}

function CustomerFacts({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation(["customers", "common"])
  const format = useFormat()
  const { reference, kind, country, services, walletAddress, physicalAddress, nationalId, birthDate, birthPlace, createdAt, updatedAt } =
    customer
  const facts = [
    { name: t("column.reference"), value: reference },
    { name: t("column.kind"), value: t(`kind.${kind}`) },
    { name: t("column.country"), value: country },
    {
      name: t("column.services"),
      value: services.length === 0 ? t("common:none") : services.map((service) => t(`service.${service}`)).join(", "),
    },
    { name: t("field.walletAddress"), value: walletAddress === null ? undefined : <Address value={walletAddress} /> },
    { name: t("field.physicalAddress"), value: physicalAddress },
    { name: t("field.nationalId"), value: nationalId },
    ...(kind === "legal"
      ? []
      : [
          { name: t("field.birthDate"), value: birthDate === null ? undefined : format.date(birthDate) },
          { name: t("field.birthPlace"), value: birthPlace },
        ]),
    { name: t("created"), value: <Time at={createdAt} /> },
    { name: t("updated"), value: <Time at={updatedAt} /> },
  ]
  return <FactList facts={facts} unknownWord={t("common:not_known")} />
}
