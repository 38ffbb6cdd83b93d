import { type ReactNode, useId } from "react"
import styles from "./section.module.css"

export interface SectionProps {
  readonly title: string
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** Set apart from the page: the one thing to do now. */
  readonly isRaised?: boolean
}

/** A titled part of a page, found by those who walk through headings or landmarks. */
export function Section({ title, children, actions, isRaised = false }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles["section"]} data-raised={isRaised}>
      <div className="spread">
        <h2 id={id}>{title}</h2>
        {actions === undefined ? null : <span className="row">{actions}</span>}
      </div>
      {children}
    </section>
  )
}
