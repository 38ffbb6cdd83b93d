import { useTranslation } from "react-i18next"
import type { components } from "../api/openapi.d.ts"
import { useFormat } from "../i18n/use-format.ts"
import { type Column, DataTable } from "../ui/data-table.tsx"
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
  const columns = useColumns({ law, positionId, comparison })
  const { findings } = comparison
  const isMoved = ({ before, after }: Change) => before?.outcome !== after?.outcome || before?.strength !== after?.strength
  const [moved, same] = [findings.filter(isMoved), findings.filter((change) => !isMoved(change))]
  const table = (rows: readonly Change[]) => (
    <DataTable caption={t("compare.title")} columns={columns} rows={rows} rowId={({ key, subject }) => `${key}@${subjectKey(subject)}`} />
  )
  return (
    <>
      <p role="status">{moved.length === 0 ? t("compare.none") : t("compare.found", { count: moved.length })}</p>
      {moved.length === 0 ? null : table(moved)}
      {same.length === 0 ? null : (
        <details>
          <summary>{t("compare.same", { count: same.length })}</summary>
          {table(same)}
        </details>
      )}
    </>
  )
}

function useColumns({ law, positionId, comparison: { before, after } }: CompareResultProps): readonly Column<Change>[] {
  const { t } = useTranslation("perimeter")
  const format = useFormat()
  const nameOf = useSubjectName(positionId)
  return [
    {
      id: "finding",
      header: t("compare.finding"),
      cell: ({ key, subject }) => (
        <>
          {law.name(key, after.lawDate)} <span className="muted">{nameOf(subject)}</span>
        </>
      ),
    },
    { id: "before", header: `${t("compare.before")} (${format.date(before.lawDate)})`, cell: (change) => <Side finding={change.before} /> },
    { id: "after", header: `${t("compare.after")} (${format.date(after.lawDate)})`, cell: (change) => <Side finding={change.after} /> },
    { id: "because", header: t("compare.because"), cell: ({ causes }) => <Causes law={law} causes={causes} />, isWideOnly: true },
  ]
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
