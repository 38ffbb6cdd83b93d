import { useTranslation } from "react-i18next"
import styles from "./demonstration-banner.module.css"
import { Icon } from "./icon.tsx"

/** Says on every page, in words and in tint, that nothing here is real. */
export function DemonstrationBanner() {
  const { t } = useTranslation()
  return (
    <p className={styles["banner"]}>
      <Icon name="info" />
      <strong>{t("demonstration.title")}.</strong> <span>{t("demonstration.text")}</span>
    </p>
  )
}
