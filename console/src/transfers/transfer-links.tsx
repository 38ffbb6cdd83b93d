import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { useMay } from "../access/me.ts"
import { AuditSection } from "../shell/audit-section.tsx"
import { Section } from "../ui/section.tsx"
import type { TransferDetail } from "./transfer-queries.ts"

/** What belongs to a transfer elsewhere in the house, and what the audit log says about it. */
export function TransferLinks({ detail }: { readonly detail: TransferDetail }) {
  const { t } = useTranslation(["transfers", "common"])
  const may = useMay()
  const { transfer, case: found } = detail
  return (
    <>
      <Section title={t("common:section.links")}>
        <ul className="plain-list stack">
          <li>
            <Link to="/customers/$customerId" params={{ customerId: transfer.customerId }}>
              {t("link.customer")}
            </Link>
          </li>
          <li>
            <Link to="/transfers" search={{ customerId: transfer.customerId }}>
              {t("link.customer_transfers")}
            </Link>
          </li>
          {found === null || !may("case.read") ? null : (
            <li>
              <Link to="/cases/$caseId" params={{ caseId: found.caseId }}>
                {t("open_case")}
              </Link>
            </li>
          )}
        </ul>
      </Section>
      <AuditSection subjectId={transfer.transferId} />
    </>
  )
}
