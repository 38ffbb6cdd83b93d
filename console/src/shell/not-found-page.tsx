import { useTranslation } from "react-i18next"
import { ButtonLink } from "../ui/button-link.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { useTitle } from "../ui/use-title.ts"

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation()
  useTitle(t("problem.not_found.what"))
  return (
    <EmptyState
      icon="unknown"
      title={t("problem.not_found.what")}
      text={t("problem.not_found.do")}
      action={<ButtonLink to="/">{t("first_page")}</ButtonLink>}
    />
  )
}
