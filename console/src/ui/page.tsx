import type { ReactNode } from "react"
import styles from "./page.module.css"
import { useTitle } from "./use-title.ts"

export interface PageProps {
  readonly title: string
  /** State badges beside the title. */
  readonly state?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** The list beside an open object: the object names the page, not the list. */
  readonly isBeside?: boolean
  /** The title is a code that reads the same in every language. */
  readonly isCode?: boolean
}

/** A page: its title names the document and takes the focus after navigation. */
export function Page({ title, state, actions, children, isBeside = false, isCode = false }: PageProps) {
  useTitle(isBeside ? undefined : title)
  return (
    <article className={styles["page"]}>
      <header className={styles["header"]}>
        <h1 tabIndex={-1} data-takes-focus={!isBeside}>
          {isCode ? <code>{title}</code> : title}
        </h1>
        {state}
        <span className={styles["actions"]}>{actions}</span>
      </header>
      {children}
    </article>
  )
}
