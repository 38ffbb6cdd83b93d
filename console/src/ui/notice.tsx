import type { ReactNode } from "react"
import type { Tone } from "./badge.tsx"
import { Icon, type IconName } from "./icon.tsx"
import styles from "./notice.module.css"

const icons: Readonly<Record<Tone, IconName>> = {
  good: "good",
  wait: "clock",
  bad: "alert",
  note: "info",
  unknown: "unknown",
  conflict: "alert",
}

export interface NoticeProps {
  readonly tone: Tone
  readonly title: string
  readonly children?: ReactNode
  /** Read aloud as soon as it appears: for what answers an action of the reader's. */
  readonly isNews?: boolean
}

/** A few sentences that stand out: a title that says it all, then what it means and what to do. */
export function Notice({ tone, title, children, isNews = false }: NoticeProps) {
  const role = isNews ? (tone === "bad" ? "alert" : "status") : undefined
  return (
    <div className={styles["notice"]} data-tone={tone} role={role}>
      <Icon name={icons[tone]} size={18} />
      <p className={styles["title"]}>{title}</p>
      {children === undefined ? null : <div className={styles["body"]}>{children}</div>}
    </div>
  )
}
