import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { Icon } from "../ui/icon.tsx"
import styles from "./rail.module.css"
import type { Room } from "./rooms.ts"

/** The rooms by their own names; where one is, is marked and spoken. */
export function Rail({ rooms }: { readonly rooms: readonly Room[] }) {
  const { t } = useTranslation()
  return (
    <ul className="plain-list">
      {rooms.map(({ name, to, icon }) => (
        <li key={name}>
          <Link
            to={to}
            className={styles["room"] ?? ""}
            activeOptions={{ exact: to === "/", includeSearch: false }}
            activeProps={{ "aria-current": "page" }}
          >
            <Icon name={icon} size={18} />
            {t(`room.${name}`)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
