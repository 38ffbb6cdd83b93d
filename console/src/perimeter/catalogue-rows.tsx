import styles from "./catalogue-rows.module.css"
import { FindingRow } from "./finding-row.tsx"
import type { FindingRowProps } from "./finding-row-props.ts"
import type { LegalFinding, Outcome } from "./perimeter-queries.ts"
import { RowTexts } from "./row-texts.tsx"

export interface CatalogueRowsProps extends Omit<FindingRowProps, "finding"> {
  readonly findings: readonly LegalFinding[]
}

const order: readonly Outcome[] = ["applies", "conflict", "undetermined", "not_tested", "does_not_apply"]

/** The findings of a catalogue, what applies first; under each that may apply stands what its row says to do or to know. */
export function CatalogueRows({ findings, ...rest }: CatalogueRowsProps) {
  const ordered = findings.toSorted((left, right) => order.indexOf(left.outcome) - order.indexOf(right.outcome))
  return (
    <div className={styles["rows"]}>
      {ordered.map((finding) => {
        const row = rest.law.row(finding.key)
        return (
          <div key={`${finding.key}-${finding.subject.id}`} className={styles["row"]}>
            <FindingRow finding={finding} {...rest} />
            {row === undefined || finding.outcome === "does_not_apply" ? null : (
              <div className={styles["texts"]}>
                <p>{rest.law.in(row.text)}</p>
                <RowTexts law={rest.law} row={row} />
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}
