import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useFormat } from "../i18n/use-format.ts"
import { Badge } from "../ui/badge.tsx"
import { GradeBadge } from "../ui/grade-badge.tsx"
import { Hint } from "../ui/hint.tsx"
import { FindingDetail } from "./finding-detail.tsx"
import styles from "./finding-row.module.css"
import type { FindingRowProps } from "./finding-row-props.ts"
import { toneOfOutcome } from "./finding-tone.ts"
import { OutcomeBadge } from "./outcome-badge.tsx"
import type { LegalFinding } from "./perimeter-queries.ts"

/** A finding as a sentence. Source and date on hover; the trace opens below it. */
export function FindingRow(props: FindingRowProps) {
  const { law, finding, nameOf, on } = props
  const { t } = useTranslation("perimeter")
  const [isUnfolded, setUnfolded] = useState(false)
  const { key, outcome, strength, grade, subject, isDisputed } = finding
  const tone = toneOfOutcome(outcome)
  const isOpen = tone === "unknown" || tone === "conflict"
  const said = { name: law.name(key, on), outcome: t(`outcome.${outcome}`) }
  const settled = strength === undefined ? t("sentence", said) : t("sentence_strength", { ...said, strength: t(`strength.${strength}`) })
  return (
    <details className={styles["finding"]} data-tone={tone} data-key={key} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary className={styles["summary"]}>
        <Sourced finding={finding}>
          <span className={styles["sentence"]}>{isOpen ? said.name : settled}</span>
        </Sourced>{" "}
        <span className={styles["marks"]}>
          {isOpen ? <OutcomeBadge outcome={outcome} /> : null}
          {grade === undefined ? null : <GradeBadge grade={grade} />}
          {isDisputed ? <Badge tone="conflict" word={t("also_says")} /> : null}
          <span className="muted">{nameOf(subject)}</span>
        </span>
      </summary>
      {isDisputed ? <Layers finding={finding} /> : null}
      {isUnfolded ? <FindingDetail {...props} /> : null}
    </details>
  )
}

/** What each layer of authority says by itself, where they part. */
function Layers({ finding: { layers } }: { readonly finding: LegalFinding }) {
  const { t } = useTranslation("perimeter")
  return (
    <div className={styles["layers"]}>
      <p>{t("disputed")}</p>
      <ul>
        {layers.map(({ layer, outcome, strength }) => (
          <li key={layer}>
            {t("layer_says", { layer: t(`layer.${layer}`), outcome: t(`outcome.${outcome}`) })}
            {strength === undefined ? null : ` (${t(`strength.${strength}`)})`}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Sourced({ finding: { citations }, children }: { readonly finding: LegalFinding; readonly children: React.ReactElement }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [first] = citations
  if (first === undefined) return children
  return <Hint words={`${first.title} · ${first.at} · ${t("finding.checked_on", { date: format.date(first.checkedOn) })}`}>{children}</Hint>
}
