import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { Icon } from "../ui/icon.tsx"
import styles from "./back-to-list.module.css"
import type { Room } from "./rooms.ts"

/** The way from an object back to its list, with the list's filters as they were. */
export function BackToList({ to }: { readonly to: Room["to"] }) {
  const { t } = useTranslation()
  return (
    <Link to={to} search={(before: object) => before} className={styles["back"] ?? ""}>
      <Icon name="back" /> {t("back_to_list")}
    </Link>
  )
}
