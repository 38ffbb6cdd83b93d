import type { ReactNode } from "react"
import styles from "./split-view.module.css"

export interface SplitViewProps {
  readonly list: ReactNode
  /** The open object; `undefined` gives the list the whole width. */
  readonly detail: ReactNode | undefined
  readonly listLabel: string
  readonly detailLabel: string
}

/** List at the left, object at the right. On a phone the object covers the list, and "back" uncovers it. */
export function SplitView({ list, detail, listLabel, detailLabel }: SplitViewProps) {
  return (
    <div className={styles["split"]} data-open={detail !== undefined}>
      <section aria-label={listLabel} className={styles["list"]}>
        {list}
      </section>
      {detail === undefined ? null : (
        <section aria-label={detailLabel} className={styles["detail"]}>
          {detail}
        </section>
      )}
    </div>
  )
}
