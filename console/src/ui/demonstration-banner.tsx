import { useTranslation } from "react-i18next"
import styles from "./demonstration-banner.module.css"
import { Icon } from "./icon.tsx"

/** Says on every page, in words and in tint, that nothing here is real. */
export function DemonstrationBanner() {
  const { t } = useTranslation()
  return (
    <aside className={styles["banner"]} aria-label={t("demonstration.title")}>
      <Icon name="info" />
      <strong>{t("demonstration.title")}.</strong> <span className="wide-only">{t("demonstration.text")}</span>
    </aside>
  )
}
