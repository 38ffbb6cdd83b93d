import { useTranslation } from "react-i18next"
import { useFormat } from "../i18n/use-format.ts"
import { Progress } from "../ui/progress.tsx"
import { Section } from "../ui/section.tsx"
import type { ReachedProgress } from "./list-queries.ts"
import { useRate } from "./use-rate.ts"

/** How far the import has come, how fast, and how long it still takes. It goes on when the page is left. */
export function ReadingProgress({ progress }: { readonly progress: ReachedProgress | undefined }) {
  const { t } = useTranslation(["screening", "common"])
  const format = useFormat()
  const { perSecond, secondsLeft } = useRate(progress?.entriesDone, progress?.entriesInAll)
  return (
    <Section title={t("progress.title")} isRaised>
      <Progress label={t("progress.title")} done={progress?.entriesDone ?? 0} total={progress?.entriesInAll ?? undefined} />
      <p role="status">
        {progress === undefined ? t("progress.waiting") : t(`progress.${progress.stage}`, { done: format.count(progress.entriesDone) })}{" "}
        {perSecond === undefined ? "" : t("progress.rate", { rate: format.count(perSecond) })}{" "}
        {secondsLeft === undefined ? "" : t("progress.left", { count: secondsLeft })}
      </p>
      <p className="muted">{t("progress.leave")}</p>
    </Section>
  )
}
