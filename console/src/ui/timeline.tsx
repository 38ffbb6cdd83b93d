import type { ReactNode } from "react"
import { Icon, type IconName } from "./icon.tsx"
import { Time } from "./time.tsx"
import styles from "./timeline.module.css"

export interface TimelineEvent {
  readonly id: string
  readonly at: string
  readonly icon: IconName
  /** A sentence: what happened, and who did it. */
  readonly title: ReactNode
  readonly body?: ReactNode
}

/** What happened, in the order it happened, oldest first. */
export function Timeline({ events }: { readonly events: readonly TimelineEvent[] }) {
  return (
    <ol className={styles["timeline"]}>
      {events.map(({ id, at, icon, title, body }) => (
        <li key={id} className={styles["event"]}>
          <span className={styles["mark"]}>
            <Icon name={icon} size={14} />
          </span>
          <div className={styles["words"]}>
            <p className="spread">
              <span>{title}</span>
              <span className="muted">
                <Time at={at} />
              </span>
            </p>
            {body}
          </div>
        </li>
      ))}
    </ol>
  )
}
