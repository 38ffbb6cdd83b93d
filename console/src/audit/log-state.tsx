import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useFormat } from "../i18n/use-format.ts"
import { Notice } from "../ui/notice.tsx"
import { Time } from "../ui/time.tsx"
import { type AuditState, stateQuery } from "./audit-queries.ts"

/** How far the log is signed and copied, and whatever is wrong with that. */
export function LogState() {
  const { t } = useTranslation("audit")
  const format = useFormat()
  const { data: state } = useQuery(stateQuery)
  if (state === undefined) return null
  const { checkpoint, size, copies } = state
  const nameOf = (place: string) => (place === "folder" ? t("state.folder") : place === "bucket" ? t("state.bucket") : place)
  const problems = problemsOf(state).map((key) => t(key))
  const isAlarm = state.signingProblem === "history_changed" || copies.some(({ problem }) => problem === "ahead" || problem === "differs")
  const tone = isAlarm ? "conflict" : problems.length > 0 ? "wait" : "good"
  const title =
    checkpoint === null
      ? t("state.unsigned", { size: format.count(size) })
      : t("state.signed", { signed: format.count(checkpoint.size), size: format.count(size) })
  return (
    <Notice tone={tone} title={title}>
      {checkpoint === null ? null : (
        <p>
          {t("state.newest")} <Time at={checkpoint.madeAt} />. {copies.length === 0 ? t("state.no_copies") : null}
        </p>
      )}
      {copies.map((copy) => (
        <p key={copy.place}>
          {copy.madeAt === null
            ? t("state.not_copied", { place: nameOf(copy.place) })
            : t("state.copied", { place: nameOf(copy.place), size: format.count(copy.size) })}{" "}
          {copy.madeAt === null ? null : <Time at={copy.madeAt} />}
          {copy.behind === 0 ? null : ` ${t("state.behind", { behind: format.count(copy.behind) })}`} {t("state.tried")}{" "}
          <Time at={copy.attemptedAt} />
        </p>
      ))}
      {problems.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </Notice>
  )
}

function problemsOf({ isSigning, signingProblem, copies, excessPowers }: AuditState) {
  return [
    ...(isSigning ? [] : (["state.not_signing"] as const)),
    ...(signingProblem === null ? [] : [`state.${signingProblem}` as const]),
    ...copies.flatMap(({ problem }) => (problem === null ? [] : [`state.copy_${problem}` as const])),
    ...(excessPowers.length === 0 ? [] : (["state.too_powerful"] as const)),
  ]
}
