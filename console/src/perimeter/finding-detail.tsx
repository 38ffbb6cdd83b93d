import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { Citations } from "../ui/citations.tsx"
import { factKey, subjectKey } from "./fact-key.ts"
import styles from "./finding-row.module.css"
import type { FindingRowProps } from "./finding-row-props.ts"
import type { FactRef } from "./perimeter-queries.ts"
import { RuleTraces } from "./rule-traces.tsx"

/** Behind a finding: its row, the rules that were tried, the facts, what would change it, the open law, and the sources. */
export function FindingDetail(props: FindingRowProps) {
  const { law, finding, on } = props
  const { t } = useTranslation("perimeter")
  const { key, outcome, actedOn, because, open, wouldChange, openLaw, citations, leadsTo } = finding
  const row = law.row(key)
  const isOpen = outcome !== "applies" && outcome !== "does_not_apply"
  return (
    <div className={styles["detail"]}>
      {row === undefined ? null : <p>{law.in(row.text)}</p>}
      {isOpen ? <p>{t(`acted_on.${actedOn}`)}</p> : null}
      <Facts {...props} title={t("trace.because")} facts={because} />
      <Facts {...props} title={t("trace.open")} facts={open} />
      <Facts {...props} title={t("trace.would_change")} facts={wouldChange} />
      <RuleTraces {...props} />
      {openLaw.length === 0 ? null : (
        <section>
          <h4>{t("trace.open_law")}</h4>
          <Citations citations={openLaw} />
        </section>
      )}
      {citations.length === 0 ? null : (
        <section>
          <h4>{t("trace.sources")}</h4>
          <Citations citations={citations} />
        </section>
      )}
      {leadsTo.length === 0 ? null : (
        <section>
          <h4>{t("trace.leads_to")}</h4>
          <ul>
            {leadsTo.map((code) => (
              <li key={code}>{law.name(code, on)}</li>
            ))}
          </ul>
        </section>
      )}
      <p className="muted">
        <code>{key}</code>
      </p>
    </div>
  )
}

interface FactsProps extends FindingRowProps {
  readonly title: string
  readonly facts: readonly FactRef[]
}

/** Facts by their questions; each leads to where it is answered. */
function Facts({ law, positionId, title, facts, nameOf }: FactsProps) {
  if (facts.length === 0) return null
  return (
    <section>
      <h4>{title}</h4>
      <ul>
        {facts.map((one) => (
          <li key={factKey(one)}>
            <Link
              to="/perimeter/$positionId/questions"
              params={{ positionId }}
              search={({ on, ranks }) => ({
                ...(on === undefined ? {} : { on }),
                ...(ranks === undefined ? {} : { ranks }),
                fact: one.fact,
                of: subjectKey(one.subject),
              })}
            >
              {law.ask(one.fact)}
            </Link>{" "}
            {one.subject.kind === "firm" ? null : <span className="muted">{nameOf(one.subject)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
