import { useQuery } from "@tanstack/react-query"
import { getRouteApi } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { useFormat } from "../i18n/use-format.ts"
import { BackToList } from "../shell/back-to-list.tsx"
import { WaitingPage } from "../shell/waiting-page.tsx"
import { Badge } from "../ui/badge.tsx"
import { Citations } from "../ui/citations.tsx"
import { FactList } from "../ui/fact-list.tsx"
import { GradeBadge } from "../ui/grade-badge.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import { RulebookFile } from "./rulebook-file.tsx"
import { type RulebookPeriod, type RulebookValue, valueQuery } from "./rulebook-queries.ts"
import { ShownValue } from "./shown-value.tsx"

const route = getRouteApi("/inside/rulebook/$valueId")

/** One value: what it says on the day, through time, on what source, and the very lines it stands in. */
export function ValuePage() {
  const { t } = useTranslation(["rulebook", "common"])
  const { valueId } = route.useParams()
  const { on } = route.useSearch()
  const { data, error } = useQuery(valueQuery(valueId, on))
  const format = useFormat()
  if (data === undefined) return <WaitingPage title={valueId} to="/rulebook" error={error} />
  const badge =
    data.current === undefined ? <Badge tone="unknown" word={t(`status.${data.status}`)} /> : <GradeBadge grade={data.current.grade} />
  return (
    <Page title={data.id} state={badge}>
      <BackToList to="/rulebook" />
      <p>{data.meaning}</p>
      <Section title={t("on_day_title", { date: format.date(data.on) })} isRaised>
        {data.current === undefined ? <p>{t(`status_text.${data.status}`)}</p> : <Period value={data} period={data.current} />}
      </Section>
      <Section title={t("periods")}>
        {data.periods.map((period) => (
          <PeriodLine key={period.from} value={data} period={period} />
        ))}
      </Section>
      <Section title={t("text")}>
        <RulebookFile path={data.file} line={data.line} />
      </Section>
    </Page>
  )
}

type Shown = Pick<RulebookValue, "unit" | "comparison">

function Period({ value, period }: { readonly value: Shown; readonly period: RulebookPeriod }) {
  const { t } = useTranslation(["rulebook", "common"])
  const format = useFormat()
  const facts = [
    { name: t("column.says"), value: <ShownValue value={value} period={period} /> },
    { name: t("from"), value: format.date(period.from) },
    { name: t("to"), value: period.to === undefined ? t("open_end") : format.date(period.to) },
    { name: t("checked"), value: format.date(period.checkedOn) },
  ]
  return (
    <>
      <FactList facts={facts} unknownWord={t("common:not_known")} />
      {period.note === undefined ? null : <p className="muted">{period.note}</p>}
      <Citations citations={period.citations} />
    </>
  )
}

function PeriodLine({ value, period }: { readonly value: Shown; readonly period: RulebookPeriod }) {
  const { t } = useTranslation(["rulebook", "common"])
  const format = useFormat()
  return (
    <div className="row">
      <GradeBadge grade={period.grade} />
      <span className="nowrap">
        {format.date(period.from)} – {period.to === undefined ? t("open_end") : format.date(period.to)}
      </span>
      <ShownValue value={value} period={period} isShort />
    </div>
  )
}
