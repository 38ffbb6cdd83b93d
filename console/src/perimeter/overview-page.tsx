import { useTranslation } from "react-i18next"
import { BackToList } from "../shell/back-to-list.tsx"
import { WaitingPage } from "../shell/waiting-page.tsx"
import { Citations } from "../ui/citations.tsx"
import { Notice } from "../ui/notice.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import styles from "./overview-page.module.css"
import { type Law, type Row, useLaw } from "./use-law.ts"

/** The regime for a fast first read: fact cards, its timeline, and questions with answers. */
export function OverviewPage() {
  const { t } = useTranslation("perimeter")
  const { law, error } = useLaw()
  if (law === undefined) return <WaitingPage title={t("overview.title")} to="/perimeter" error={error} />
  const [cards, timeline, faq] = ["fact-cards", "timeline", "faq"].map((name) => law.catalogues.find(({ id }) => id === name))
  return (
    <Page title={t("overview.title")}>
      <BackToList to="/perimeter" />
      <Notice tone="note" title={t("not_advice")} />
      {cards === undefined ? null : (
        <Section title={law.in(cards.title)}>
          <div className={styles["cards"]}>
            {cards.rows.map((row) => (
              <article key={row.code} className={styles["card"]}>
                <h3>{law.in(row.name)}</h3>
                <p>{law.in(row.text)}</p>
                <Sources row={row} />
              </article>
            ))}
          </div>
        </Section>
      )}
      {timeline === undefined ? null : (
        <Section title={law.in(timeline.title)}>
          <ol className={styles["steps"]}>
            {timeline.rows.map((row) => (
              <li key={row.code}>
                <h3>{law.in(row.name)}</h3>
                <p>{law.in(row.text)}</p>
              </li>
            ))}
          </ol>
        </Section>
      )}
      {faq === undefined ? null : (
        <Section title={law.in(faq.title)}>
          {faq.rows.map((row) => (
            <Answer key={row.code} law={law} row={row} />
          ))}
        </Section>
      )}
    </Page>
  )
}

function Answer({ law, row }: { readonly law: Law; readonly row: Row }) {
  return (
    <details className={styles["answer"]}>
      <summary>{law.in(row.name)}</summary>
      <p>{law.in(row.text)}</p>
      <Citations citations={row.citations} />
    </details>
  )
}

function Sources({ row }: { readonly row: Row }) {
  const { t } = useTranslation("perimeter")
  return (
    <details>
      <summary className="muted">{t("trace.sources")}</summary>
      <Citations citations={row.citations} />
    </details>
  )
}
