import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { getRouteApi } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { BackToList } from "../shell/back-to-list.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Notice } from "../ui/notice.tsx"
import { Page } from "../ui/page.tsx"
import { SelectField } from "../ui/select-field.tsx"
import { CompareFields } from "./compare-fields.tsx"
import { CompareResult } from "./compare-result.tsx"
import { parseCompareSearch } from "./compare-search.ts"
import { comparisonQuery } from "./comparison-query.ts"
import { positionQuery, positionsQuery } from "./perimeter-queries.ts"
import { useLaw } from "./use-law.ts"

const route = getRouteApi("/inside/perimeter/compare")

/** Two assessments of one position side by side: another day, authority or view, or one fact supposed otherwise. */
export function ComparePage() {
  const { t } = useTranslation(["perimeter", "common"])
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const positions = useInfiniteQuery(positionsQuery)
  const { law, error } = useLaw()
  const position = useQuery({ ...positionQuery(search.position ?? ""), enabled: search.position !== undefined })
  const comparison = useQuery({ ...comparisonQuery(search, position.data, law), enabled: position.data !== undefined && law !== undefined })
  const choose = (name: string, value: string) =>
    void navigate({
      to: ".",
      // Another fact has other words, and may be another's.
      search: (before) => parseCompareSearch({ ...before, ...(name === "fact" ? { value: "", of: "" } : {}), [name]: value }),
      state: { staysInList: true },
    })
  const titles = positions.data?.pages.flatMap(({ items }) => items) ?? []
  const failure = error ?? positions.error ?? position.error ?? comparison.error
  return (
    <Page title={t("compare.title")}>
      <BackToList to="/perimeter" />
      <p>{t("compare.text")}</p>
      <Notice tone="note" title={t("not_advice")} />
      <div className="form">
        <SelectField
          label={t("compare.position")}
          value={search.position ?? ""}
          choices={[
            { value: "", label: t("questions.choose") },
            ...titles.map(({ positionId, title }) => ({ value: positionId, label: title })),
          ]}
          onChange={(value) => choose("position", value)}
        />
      </div>
      {law === undefined || position.data === undefined ? null : (
        <CompareFields law={law} sheet={position.data.sheet} search={search} onChoose={choose} />
      )}
      {failure === null ? null : <ErrorNotice error={failure} />}
      {law === undefined || comparison.data === undefined || search.position === undefined ? null : (
        <CompareResult law={law} positionId={search.position} comparison={comparison.data} />
      )}
    </Page>
  )
}
