import { useQuery } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { blockAt } from "./block-at.ts"
import styles from "./rulebook-file.module.css"
import { fileQuery } from "./rulebook-queries.ts"

/** The YAML a value stands in, as it is loaded, with the lines of this value marked. */
export function RulebookFile({ path, line }: { readonly path: string; readonly line: number }) {
  const { t } = useTranslation(["rulebook", "common"])
  const { data, error } = useQuery(fileQuery(path))
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const marked = data === undefined ? null : frame.current?.querySelector<HTMLElement>("[data-first=true]")
    if (marked !== null && marked !== undefined && frame.current !== null)
      frame.current.scrollTop = marked.offsetTop - frame.current.offsetTop
  }, [data])
  if (data === undefined) return error === null ? <p className="muted">{t("common:loading")}</p> : <ErrorNotice error={error} />
  const lines = data.text.split("\n")
  const block = blockAt(lines, line)
  return (
    <figure>
      <figcaption className="muted">
        <code>{path}</code> · {t("line", { line })}
      </figcaption>
      <section ref={frame} className={styles["file"]} tabIndex={0} aria-label={path}>
        <ol className={styles["lines"]}>
          {lines.map((text, index) => {
            const number = index + 1
            const isMarked = number >= block.from && number <= block.to
            return (
              <li key={`${number}-${text}`} data-marked={isMarked} data-first={number === block.from}>
                <code>{text === "" ? " " : text}</code>
              </li>
            )
          })}
        </ol>
      </section>
    </figure>
  )
}
