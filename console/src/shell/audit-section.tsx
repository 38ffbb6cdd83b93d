import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { useMay } from "../access/me.ts"
import { Address } from "../ui/address.tsx"
import { Section } from "../ui/section.tsx"

/** The last part of every object page: its id, and the way to what the audit log says about it. */
export function AuditSection({ subjectId }: { readonly subjectId: string }) {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <Section title={t("section.audit")}>
      <p className="row">
        {t("id")} <Address value={subjectId} />
      </p>
      {may("audit.read") ? (
        <p>
          <Link to="/audit" search={{ subjectId }}>
            {t("audit_link")}
          </Link>
        </p>
      ) : null}
    </Section>
  )
}
