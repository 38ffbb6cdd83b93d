import { useQuery } from "@tanstack/react-query"
import { getRouteApi } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { BackToList } from "../shell/back-to-list.tsx"
import { WaitingPage } from "../shell/waiting-page.tsx"
import { Notice } from "../ui/notice.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import { factKey } from "./fact-key.ts"
import { nameOfSubject } from "./fact-sheet.ts"
import { toneOfOutcome } from "./finding-tone.ts"
import { mostOpenFacts, type RegulatorMap } from "./layout-map.ts"
import { MapDrawing } from "./map-drawing.tsx"
import styles from "./map-page.module.css"
import { OutcomeBadge } from "./outcome-badge.tsx"
import { assessmentQuery, type FactRef, mapQuery, positionQuery } from "./perimeter-queries.ts"
import { PositionFilters } from "./position-filters.tsx"
import { PositionLinks } from "./position-links.tsx"
import { type Law, useLaw } from "./use-law.ts"
import { useSubjectName } from "./use-subject-name.ts"

const route = getRouteApi("/inside/perimeter/$positionId/map")

/** Which bodies the firm meets, because of which of its facts: drawn, and the same in words. */
export function MapPage() {
  const { t } = useTranslation("perimeter")
  const { positionId } = route.useParams()
  const search = route.useSearch()
  const position = useQuery(positionQuery(positionId))
  const assessment = useQuery(assessmentQuery(positionId, search))
  const map = useQuery(mapQuery(positionId, search))
  const { law, error } = useLaw()
  const nameOf = useSubjectName(positionId)
  if (position.data === undefined || assessment.data === undefined || map.data === undefined || law === undefined)
    return <WaitingPage title={t("one")} to="/perimeter" error={position.error ?? assessment.error ?? map.error ?? error} />
  const on = assessment.data.lawDate
  const { sheet } = position.data
  const factWords = ({ fact, subject }: FactRef) => {
    const name = nameOfSubject(sheet, subject)
    return name === undefined ? law.ask(fact) : `${name}: ${law.ask(fact)}`
  }
  return (
    <Page title={t("map.title", { title: position.data.title })}>
      <BackToList to="/perimeter" />
      <PositionLinks positionId={positionId} />
      <Notice tone="note" title={t("not_advice")} />
      <PositionFilters on={on} />
      <MapDrawing map={map.data} {...{ law, on, nameOf, factWords }} />
      <p className="muted">{t("map.legend", { number: mostOpenFacts })}</p>
      <Section title={t("map.list")}>
        {map.data.bodies.map((body) => (
          <Body key={body.code} {...{ law, body, on, factWords }} />
        ))}
      </Section>
    </Page>
  )
}

interface BodyProps {
  readonly law: Law
  readonly body: RegulatorMap["bodies"][number]
  readonly on: string
  readonly factWords: (fact: FactRef) => string
}

/** One body in words: what it does, and which facts brought it in or keep it out. */
function Body({ law, body: { code, outcome, findings }, on, factWords }: BodyProps) {
  const { t } = useTranslation("perimeter")
  const row = law.row(code)
  const because = uniqueFacts(findings.flatMap((finding) => finding.because))
  const open = uniqueFacts(findings.flatMap((finding) => finding.open))
  return (
    <article className={styles["body"]} data-tone={toneOfOutcome(outcome)}>
      <div className="row">
        <h3>{law.name(code, on)}</h3>
        <OutcomeBadge outcome={outcome} />
      </div>
      <dl className={styles["lines"]}>
        <Line name={t("map.role")} words={row?.fields["role"] === undefined ? [] : [law.in(row.fields["role"])]} />
        <Line
          name={t("map.relevant_when")}
          words={row?.fields["relevant_when"] === undefined ? [] : [law.in(row.fields["relevant_when"])]}
        />
        <Line name={t(outcome === "does_not_apply" ? "map.why_not" : "map.because")} words={because.map(factWords)} />
        <Line name={t("map.waits")} words={outcome === "applies" ? [] : open.map(factWords)} />
      </dl>
    </article>
  )
}

function Line({ name, words }: { readonly name: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <div>
      <dt className="muted">{name}</dt>
      {words.map((word) => (
        <dd key={word}>{word}</dd>
      ))}
    </div>
  )
}

function uniqueFacts(facts: readonly FactRef[]): readonly FactRef[] {
  return [...new Map(facts.map((fact) => [factKey(fact), fact])).values()]
}
