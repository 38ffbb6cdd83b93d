import { useTranslation } from "react-i18next"
import type { NextQuestions } from "./perimeter-queries.ts"
import styles from "./question-card.module.css"
import type { Law } from "./use-law.ts"

type Question = NextQuestions["page"][number]
type Named = Question["settles"]

const mostNamed = 4

/** Why a question is asked, by the findings an answer settles, and what else it can change. */
export function QuestionWhy({ law, question: { settles, concerns } }: { readonly law: Law; readonly question: Question }) {
  const { t } = useTranslation("perimeter")
  const keys = new Set(settles.map(({ key }) => key))
  const others = concerns.filter(({ key }) => !keys.has(key))
  return (
    <div className={styles["why"]}>
      <div>
        <h3>{t("questions.why")}</h3>
        <p>{t(settles.length === 0 ? "questions.why_waits" : "questions.why_settles")}</p>
        <Findings law={law} named={settles.length === 0 ? concerns : settles} />
      </div>
      <div>
        <h3>{t("questions.change")}</h3>
        <p>{t("questions.change_count", { count: concerns.length })}</p>
        {settles.length === 0 ? null : <Findings law={law} named={others} />}
      </div>
    </div>
  )
}

function Findings({ law, named }: { readonly law: Law; readonly named: Named }) {
  const { t } = useTranslation("perimeter")
  const names = [...new Set(named.map(({ key }) => law.name(key)))]
  if (names.length === 0) return null
  return (
    <ul>
      {names.slice(0, mostNamed).map((name) => (
        <li key={name}>{name}</li>
      ))}
      {names.length > mostNamed ? <li className="muted">{t("questions.more", { number: names.length - mostNamed })}</li> : null}
    </ul>
  )
}
