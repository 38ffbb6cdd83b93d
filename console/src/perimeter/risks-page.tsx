import { useQuery } from "@tanstack/react-query"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { BackToList } from "../shell/back-to-list.tsx"
import { WaitingPage } from "../shell/waiting-page.tsx"
import { Notice } from "../ui/notice.tsx"
import { Page } from "../ui/page.tsx"
import { CatalogueRows } from "./catalogue-rows.tsx"
import { EnterpriseRisks } from "./enterprise-risks.tsx"
import { assessmentQuery, positionQuery } from "./perimeter-queries.ts"
import { PositionFilters } from "./position-filters.tsx"
import links from "./position-links.module.css"
import { PositionLinks } from "./position-links.tsx"
import { riskParts } from "./position-search.ts"
import { TaxByTeam } from "./tax-by-team.tsx"
import { useLaw } from "./use-law.ts"
import { useSubjectName } from "./use-subject-name.ts"

const route = getRouteApi("/inside/perimeter/$positionId/risks")

/** What the findings expose the firm to, and what lies beyond the licence: risks, viability, readiness, alignment, tax. */
export function RisksPage() {
  const { t } = useTranslation("perimeter")
  const { positionId } = route.useParams()
  const search = route.useSearch()
  const position = useQuery(positionQuery(positionId))
  const { data, error } = useQuery(assessmentQuery(positionId, search))
  const { law, error: lawError } = useLaw()
  const nameOf = useSubjectName(positionId)
  if (position.data === undefined || data === undefined || law === undefined)
    return <WaitingPage title={t("one")} to="/perimeter" error={position.error ?? error ?? lawError} />
  const part = search.part ?? "enterprise"
  const findings = data.findings.filter(({ catalogue }) => catalogue === part)
  const shown = { law, positionId, nameOf, findings, on: data.lawDate }
  return (
    <Page title={t("risks.title", { title: position.data.title })}>
      <BackToList to="/perimeter" />
      <PositionLinks positionId={positionId} />
      <Notice tone="note" title={t("not_advice")} />
      <PositionFilters on={data.lawDate} />
      <nav aria-label={t("risks.parts")} className={links["links"]}>
        {riskParts.map((name) => (
          <Link
            key={name}
            to="."
            search={(before) => ({ ...before, part: name })}
            state={{ staysInList: true }}
            className={links["link"] ?? ""}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={name === part ? "page" : undefined}
          >
            {t(`part.${name}`)}
          </Link>
        ))}
      </nav>
      {part === "enterprise" ? <EnterpriseRisks {...shown} /> : part === "tax" ? <TaxByTeam {...shown} /> : <CatalogueRows {...shown} />}
    </Page>
  )
}
