import { getRouteApi, Link, useNavigate } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { Button } from "../ui/button.tsx"
import { ButtonLink } from "../ui/button-link.tsx"
import { Notice } from "../ui/notice.tsx"
import { factKey, readSubject } from "./fact-key.ts"
import { type Sheet, stateFact, statementOf, withdrawFact } from "./fact-sheet.ts"
import type { FactRef, NextQuestions, Subject } from "./perimeter-queries.ts"
import { QuestionCard } from "./question-card.tsx"
import { QuestionWhy } from "./question-why.tsx"
import type { Law } from "./use-law.ts"

const route = getRouteApi("/inside/perimeter/$positionId/questions")

export interface InterviewProps {
  readonly law: Law
  readonly positionId: string
  readonly sheet: Sheet
  readonly questions: NextQuestions
  readonly nameOf: (subject: Subject) => string
  readonly isBusy: boolean
  readonly mayWrite: boolean
  readonly onState: (change: (sheet: Sheet) => Sheet) => Promise<unknown>
}

/** The question of the address, or the one that settles most. */
export function Interview(props: InterviewProps) {
  const { law, sheet, questions, nameOf, isBusy, mayWrite, onState } = props
  const { t } = useTranslation("perimeter")
  const navigate = route.useNavigate()
  const { fact, of } = route.useSearch()
  const revisited = revisitedFact(fact, of)
  const next = questions.page[0]
  const question = revisited ?? next
  const definition = question === undefined ? undefined : law.fact(question.fact)
  if (question === undefined || definition === undefined) return <NothingLeft {...props} />
  const why = questions.page.find((one) => factKey(one) === factKey(question))
  const toNext = () => navigate({ to: ".", search: ({ fact: _, of: __, ...rest }) => rest, replace: true, state: { staysInList: true } })
  const state = (change: (before: Sheet) => Sheet) =>
    void onState(change).then(
      () => toNext(),
      // The page shows why it was refused, and the question stays.
      () => undefined,
    )
  const setAside = () =>
    void navigate({
      to: ".",
      search: (before) => ({ ...before, aside: [...(before.aside ?? []), factKey(question)] }),
      state: { staysInList: true },
    })
  if (!mayWrite) return <Notice tone="note" title={t("questions.read_only")} />
  const stated = statementOf(sheet, question)
  return (
    <>
      <QuestionCard
        {...{ law, question, definition, stated, isBusy }}
        about={nameOf(question.subject)}
        onAnswer={(answer) => state((before) => stateFact(before, question, answer))}
      >
        <div className="row">
          {revisited === undefined ? (
            <Button isDisabled={isBusy} onPress={setAside}>
              {t("questions.dont_know")}
            </Button>
          ) : (
            <>
              {stated === undefined ? null : (
                <Button isDisabled={isBusy} onPress={() => state((before) => withdrawFact(before, question))}>
                  {t("questions.withdraw")}
                </Button>
              )}
              <Button onPress={() => void toNext()}>{t("questions.to_next")}</Button>
            </>
          )}
        </div>
        {why === undefined ? null : <QuestionWhy law={law} question={why} />}
      </QuestionCard>
      {revisited === undefined ? <AskedNext {...props} /> : null}
    </>
  )
}

function revisitedFact(fact: string | undefined, of: string | undefined): FactRef | undefined {
  const subject = of === undefined ? undefined : readSubject(of)
  return fact === undefined || subject === undefined ? undefined : { fact, subject }
}

/** The rest of the page, folded away: one question is in sight. */
function AskedNext({ law, questions: { page } }: InterviewProps) {
  const { t } = useTranslation("perimeter")
  if (page.length < 2) return null
  return (
    <details>
      <summary>{t("questions.next")}</summary>
      <ol>
        {page.slice(1).map((one) => (
          <li key={factKey(one)}>
            <Link to="." search={(before) => ({ ...before, fact: one.fact, of: `${one.subject.kind}:${one.subject.id}` })}>
              {law.ask(one.fact)}
            </Link>
          </li>
        ))}
      </ol>
    </details>
  )
}

function NothingLeft({ positionId, questions: { remaining } }: InterviewProps) {
  const { t } = useTranslation("perimeter")
  const navigate = useNavigate()
  const again = () => void navigate({ to: "/perimeter/$positionId/questions", params: { positionId }, search: {} })
  return (
    <Notice
      tone={remaining === 0 ? "good" : "unknown"}
      title={t(remaining === 0 ? "questions.done_title" : "questions.aside_title")}
      isNews
    >
      <p>{t(remaining === 0 ? "questions.done_text" : "questions.aside_text")}</p>
      <p className="row">
        <ButtonLink to="/perimeter/$positionId" params={{ positionId }} look="main">
          {t("questions.to_assessment")}
        </ButtonLink>
        {remaining === 0 ? null : <Button onPress={again}>{t("questions.aside_again")}</Button>}
      </p>
    </Notice>
  )
}
