import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import styles from "./position-links.module.css"

const pages = [
  { name: "assessment", to: "/perimeter/$positionId" },
  { name: "questions", to: "/perimeter/$positionId/questions" },
  { name: "map", to: "/perimeter/$positionId/map" },
  { name: "tokens", to: "/perimeter/$positionId/tokens" },
  { name: "risks", to: "/perimeter/$positionId/risks" },
] as const

/** The pages of one position. The day and the authority that were asked go along. */
export function PositionLinks({ positionId }: { readonly positionId: string }) {
  const { t } = useTranslation("perimeter")
  return (
    <nav aria-label={t("go")} className={styles["links"]}>
      {pages.map(({ name, to }) => (
        <Link
          key={name}
          to={to}
          params={{ positionId }}
          search={({ on, ranks }) => ({ ...(on === undefined ? {} : { on }), ...(ranks === undefined ? {} : { ranks }) })}
          className={styles["link"] ?? ""}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ "aria-current": "page" }}
        >
          {t(`go.${name}`)}
        </Link>
      ))}
    </nav>
  )
}
