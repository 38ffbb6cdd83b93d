import { useTranslation } from "react-i18next"
import type { components } from "../api/openapi.d.ts"
import { useFormat } from "../i18n/use-format.ts"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { subjectKey } from "./fact-key.ts"
import { OutcomeBadge } from "./outcome-badge.tsx"
import type { LegalFinding } from "./perimeter-queries.ts"
import type { Law } from "./use-law.ts"
import { useSubjectName } from "./use-subject-name.ts"

type Comparison = components["schemas"]["AssessmentComparison"]
type Change = Comparison["findings"][number]

export interface CompareResultProps {
  readonly law: Law
  readonly positionId: string
  readonly comparison: Comparison
}

/** Every finding that came out otherwise, before and after. */
export function CompareResult({ law, positionId, comparison: { before, after, findings } }: CompareResultProps) {
  const { t } = useTranslation("perimeter")
  const format = useFormat()
  const nameOf = useSubjectName(positionId)
  const columns: readonly Column<Change>[] = [
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
  ]
  return (
    <>
      <p role="status">{findings.length === 0 ? t("compare.none") : t("compare.found", { count: findings.length })}</p>
      {findings.length === 0 ? null : (
        <DataTable
          caption={t("compare.title")}
          columns={columns}
          rows={findings}
          rowId={({ key, subject }) => `${key}@${subjectKey(subject)}`}
        />
      )}
    </>
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
