import { useTranslation } from "react-i18next"
import type { components } from "../api/openapi.d.ts"
import { useFormat } from "../i18n/use-format.ts"
import styles from "./compare-result.module.css"
import { subjectKey } from "./fact-key.ts"
import { OutcomeBadge } from "./outcome-badge.tsx"
import type { FactRef, LegalFinding } from "./perimeter-queries.ts"
import type { Law } from "./use-law.ts"
import { useSubjectName } from "./use-subject-name.ts"

type Comparison = components["schemas"]["AssessmentComparison"]
type Change = Comparison["findings"][number]

export interface CompareResultProps {
  readonly law: Law
  readonly positionId: string
  readonly comparison: Comparison
}

/** Every finding that came out otherwise, before and after, and why; folded away, those that rest on other grounds only. */
export function CompareResult({ law, positionId, comparison }: CompareResultProps) {
  const { t } = useTranslation("perimeter")
  const format = useFormat()
  const nameOf = useSubjectName(positionId)
  const { before, after, findings } = comparison
  const isMoved = (change: Change) => change.before?.outcome !== change.after?.outcome || change.before?.strength !== change.after?.strength
  const [moved, same] = [findings.filter(isMoved), findings.filter((change) => !isMoved(change))]
  const list = (some: readonly Change[]) => (
    <ul className="plain-list">
      {some.map((change) => (
        <OneChange
          key={`${change.key}@${subjectKey(change.subject)}`}
          {...{ law, change }}
          about={nameOf(change.subject)}
          on={after.lawDate}
        />
      ))}
    </ul>
  )
  return (
    <>
      <p role="status">{moved.length === 0 ? t("compare.none") : t("compare.found", { count: moved.length })}</p>
      <p className="muted">
        {t("compare.before")}: {format.date(before.lawDate)} · {t("compare.after")}: {format.date(after.lawDate)}
      </p>
      {moved.length === 0 ? null : list(moved)}
      {same.length === 0 ? null : (
        <details>
          <summary>{t("compare.same", { count: same.length })}</summary>
          {list(same)}
        </details>
      )}
    </>
  )
}

interface OneChangeProps {
  readonly law: Law
  readonly change: Change
  readonly about: string
  readonly on: string
}

function OneChange({ law, change: { key, before, after, causes }, about, on }: OneChangeProps) {
  const { t } = useTranslation("perimeter")
  return (
    <li className={styles["change"]}>
      <span>
        <strong>{law.name(key, on)}</strong> <span className="muted">{about}</span>
      </span>
      <span>
        <span className="muted">{t("compare.before")}</span>
        <Side finding={before} />
      </span>
      <span>
        <span className="muted">{t("compare.after")}</span>
        <Side finding={after} />
      </span>
      <div>
        <span className="muted">{t("compare.because")}</span>
        <Causes law={law} causes={causes} />
      </div>
    </li>
  )
}

const mostCauses = 3

/** Why a finding differs: other facts, other rules, another view or authority. */
function Causes({ law, causes }: { readonly law: Law; readonly causes: Change["causes"] }) {
  const { t } = useTranslation("perimeter")
  const wordsOf = ({ kind, ref, rule, parameter }: Change["causes"][number]) => {
    if (kind === "view" || kind === "ranks" || kind === "subjects") return t(`cause.${kind}`)
    if (kind === "fact") return law.ask((ref as FactRef).fact)
    return <code>{String(rule ?? parameter)}</code>
  }
  return (
    <ul className="plain-list">
      {causes.slice(0, mostCauses).map((cause, index) => (
        <li key={`${index}-${String(cause["kind"])}`}>{wordsOf(cause)}</li>
      ))}
      {causes.length > mostCauses ? <li className="muted">{t("questions.more", { number: causes.length - mostCauses })}</li> : null}
    </ul>
  )
}

function Side({ finding }: { readonly finding: LegalFinding | undefined }) {
  const { t } = useTranslation("perimeter")
  if (finding === undefined) return <span className="muted">{t("compare.absent")}</span>
  const { outcome, strength } = finding
  return (
    <span className="row">
      <OutcomeBadge outcome={outcome} />
      {strength === undefined ? null : t(`strength.${strength}`)}
    </span>
  )
}
