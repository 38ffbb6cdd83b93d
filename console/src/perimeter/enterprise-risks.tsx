import { useQuery } from "@tanstack/react-query"
import { getRouteApi } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import type { components } from "../api/openapi.d.ts"
import { Badge, type Tone } from "../ui/badge.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import type { IconName } from "../ui/icon.tsx"
import { Section } from "../ui/section.tsx"
import styles from "./catalogue-rows.module.css"
import type { CatalogueRowsProps } from "./catalogue-rows.tsx"
import { FindingRow } from "./finding-row.tsx"
import { risksQuery } from "./perimeter-queries.ts"

type Dimension = components["schemas"]["EnterpriseRisks"]["dimensions"][number]
type Level = NonNullable<Dimension["inherent"]>
type Risk = Dimension["risks"][number]

const route = getRouteApi("/inside/perimeter/$positionId/risks")
const names = ["product", "geography", "client", "channel"] as const
const levelLooks = {
  low: { tone: "note", icon: "info" },
  medium: { tone: "wait", icon: "alert" },
  high: { tone: "bad", icon: "alert" },
} as const satisfies Readonly<Record<Level, { readonly tone: Tone; readonly icon: IconName }>>
const controlTones = { in_place: "good", absent: "bad", unknown: "unknown" } as const

/** The enterprise-wide risk assessment: before and after controls, by product, geography, client and channel. */
export function EnterpriseRisks(props: CatalogueRowsProps) {
  const { t } = useTranslation(["perimeter", "common"])
  const search = route.useSearch()
  const { data, error } = useQuery(risksQuery(props.positionId, search))
  const nameOf = useDimensionName()
  const columns: readonly Column<Dimension>[] = [
    { id: "dimension", header: t("risks.dimension"), cell: ({ dimension }) => nameOf(dimension) },
    { id: "inherent", header: t("risks.inherent"), cell: ({ inherent }) => <LevelBadge level={inherent} /> },
    { id: "residual", header: t("risks.residual"), cell: ({ residual }) => <LevelBadge level={residual} /> },
  ]
  if (data === undefined) return error === null ? <p className="muted">{t("common:loading")}</p> : <ErrorNotice error={error} />
  return (
    <>
      <DataTable caption={t("part.enterprise")} columns={columns} rows={data.dimensions} rowId={({ dimension }) => dimension} />
      {data.dimensions.map(({ dimension, risks }) => (
        <Section key={dimension} title={nameOf(dimension)}>
          <div className={styles["rows"]}>
            {risks.map((risk) => (
              <OneRisk key={risk.code} risk={risk} {...props} />
            ))}
          </div>
        </Section>
      ))}
    </>
  )
}

function OneRisk({ risk: { finding, inherent, residual, controls }, ...props }: CatalogueRowsProps & { readonly risk: Risk }) {
  const { t } = useTranslation("perimeter")
  return (
    <div className={styles["row"]}>
      <FindingRow {...props} finding={finding} />
      {finding.actedOn === "does_not_apply" ? null : (
        <div className={styles["texts"]}>
          <p className="row">
            {t("risks.inherent")} <LevelBadge level={inherent} /> {t("risks.residual")} <LevelBadge level={residual} />
          </p>
          <p className="muted">{t(controls.length === 0 ? "risks.no_controls" : "risks.controls")}</p>
          <ul className="plain-list">
            {controls.map(({ fact, state }) => (
              <li key={fact} className="row">
                <Badge tone={controlTones[state]} word={t(`control.${state}`)} /> {props.law.ask(fact)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function LevelBadge({ level }: { readonly level: Level | undefined }) {
  const { t } = useTranslation("perimeter")
  return level === undefined ? (
    <span className="muted">{t("risks.none")}</span>
  ) : (
    <Badge {...levelLooks[level]} word={t(`level.${level}`)} />
  )
}

function useDimensionName(): (dimension: string) => string {
  const { t } = useTranslation("perimeter")
  return (dimension) => {
    const known = names.find((name) => name === dimension)
    return known === undefined ? dimension : t(`dimension.${known}`)
  }
}
