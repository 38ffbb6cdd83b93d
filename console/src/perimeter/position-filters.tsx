import { useNavigate, useSearch } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { DateField } from "../ui/date-field.tsx"
import { type FilterChoice, Filters } from "../ui/filters.tsx"
import { outcomeGroups, type PositionSearch, parsePositionSearch, rankChoices } from "./position-search.ts"
import type { Law } from "./use-law.ts"

export interface PositionFiltersProps {
  /** The day that was asked about, where the address names none. */
  readonly on: string
  /** With this, catalogue and outcome can be chosen too. */
  readonly law?: Law
}

/** Which day's law, and whose authority; for an assessment also which catalogue and outcome. All of it lives in the URL. */
export function PositionFilters({ on, law }: PositionFiltersProps) {
  const { t } = useTranslation(["perimeter", "common"])
  const search: PositionSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const choose = (name: string, value: string) =>
    void navigate({ to: ".", search: (before: object) => parsePositionSearch({ ...before, [name]: value }), state: { staysInList: true } })
  const authority: FilterChoice = {
    name: "ranks",
    label: t("authority"),
    value: search.ranks ?? "",
    options: rankChoices.map((value) => ({ value, label: t(`authority.${value}`) })),
    all: t("authority.all"),
  }
  return (
    <Filters label={t("common:filters")} choices={[authority, ...useFindingChoices(law, search)]} onChoose={choose}>
      <DateField label={t("law_day")} value={search.on ?? on} onChange={(day) => choose("on", day)} />
    </Filters>
  )
}

function useFindingChoices(law: Law | undefined, { catalogue, outcome }: PositionSearch): readonly FilterChoice[] {
  const { t } = useTranslation(["perimeter", "common"])
  if (law === undefined) return []
  const concluded = law.catalogues.filter((one) => one.concluded !== undefined)
  return [
    {
      name: "catalogue",
      label: t("filter.catalogue"),
      value: catalogue ?? "",
      options: concluded.map(({ id, title }) => ({ value: id, label: law.in(title) })),
      all: t("common:all"),
    },
    {
      name: "outcome",
      label: t("filter.outcome"),
      value: outcome ?? "",
      options: outcomeGroups.map((value) => ({ value, label: t(`group_title.${value}`) })),
      all: t("common:all"),
    },
  ]
}
