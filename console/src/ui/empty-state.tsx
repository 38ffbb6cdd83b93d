import type { ReactNode } from "react"
import styles from "./empty-state.module.css"
import { Icon, type IconName } from "./icon.tsx"

export interface EmptyStateProps {
  readonly icon: IconName
  /** What will stand here. */
  readonly title: string
  /** How to fill it. */
  readonly text: string
  /** At most one button. */
  readonly action?: ReactNode
}

/** An empty place that teaches: what will stand here, how to fill it, one button. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <div className={styles["empty"]}>
      <Icon name={icon} size={28} />
      <p className={styles["title"]}>{title}</p>
      <p className="muted">{text}</p>
      {action}
    </div>
  )
}
