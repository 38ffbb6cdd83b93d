import { useTranslation } from "react-i18next"
import { Entrance } from "../access/entrance.tsx"
import { ButtonLink } from "../ui/button-link.tsx"

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Entrance title={t("problem.not_found.what")}>
      <p>{t("problem.not_found.do")}</p>
      <div>
        <ButtonLink to="/">{t("first_page")}</ButtonLink>
      </div>
    </Entrance>
  )
}
