import { useQuery } from "@tanstack/react-query"
import { getRouteApi } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { useMay } from "../access/me.ts"
import { BackToList } from "../shell/back-to-list.tsx"
import { WaitingPage } from "../shell/waiting-page.tsx"
import { Page } from "../ui/page.tsx"
import { AnsweredList } from "./answered-list.tsx"
import { Interview } from "./interview.tsx"
import { positionQuery, questionsQuery } from "./perimeter-queries.ts"
import { PositionLinks } from "./position-links.tsx"
import { ReplaceFacts } from "./replace-facts.tsx"
import { SheetRefusal } from "./sheet-refusal.tsx"
import { SheetSubjects } from "./sheet-subjects.tsx"
import { useLaw } from "./use-law.ts"
import { useStateFacts } from "./use-state-facts.ts"
import { useSubjectName } from "./use-subject-name.ts"

const route = getRouteApi("/inside/perimeter/$positionId/questions")

/** The guided interview: one question at a time, why it is asked, and what was answered. */
export function QuestionsPage() {
  const { t } = useTranslation(["perimeter", "common"])
  const { positionId } = route.useParams()
  const { on, ranks, aside } = route.useSearch()
  const asked = {
    ...(on === undefined ? {} : { on }),
    ...(ranks === undefined ? {} : { ranks }),
    ...(aside === undefined ? {} : { aside }),
  }
  const position = useQuery(positionQuery(positionId))
  const questions = useQuery(questionsQuery(positionId, asked))
  const { law, error } = useLaw()
  const state = useStateFacts(positionId)
  const nameOf = useSubjectName(positionId)
  const may = useMay()
  if (position.data === undefined || questions.data === undefined || law === undefined)
    return <WaitingPage title={t("one")} to="/perimeter" error={position.error ?? questions.error ?? error} />
  const { title, sheet } = position.data
  const isBusy = state.isPending || questions.isPlaceholderData
  const mayWrite = may("perimeter.write")
  return (
    <Page title={t("questions.title", { title })}>
      <BackToList to="/perimeter" />
      <PositionLinks positionId={positionId} />
      <p role="status">{t("questions.remaining", { count: questions.data.remaining })}</p>
      <SheetRefusal error={state.error} />
      <Interview {...{ law, positionId, sheet, nameOf, isBusy, mayWrite }} questions={questions.data} onState={state.mutateAsync} />
      <AnsweredList {...{ law, positionId, sheet, nameOf }} answered={questions.data.answered} />
      {mayWrite ? <ReplaceFacts isBusy={isBusy} onReplace={(change) => state.mutate(change)} /> : null}
      <SheetSubjects {...{ sheet, isBusy, mayWrite }} onChange={(change) => state.mutate(change)} />
    </Page>
  )
}
