import { useTranslation } from "react-i18next"
import { FormError } from "../access/form-error.tsx"
import { Problem } from "../api/problem.ts"
import { Notice } from "../ui/notice.tsx"

interface SheetProblem {
  readonly place: string
  readonly what: string
  readonly remedy: string
}

/** Why a fact sheet was not taken: each place, what is wrong there, and what to do. Any other failure as everywhere. */
export function SheetRefusal({ error }: { readonly error: unknown }) {
  const { t } = useTranslation("perimeter")
  const problems = problemsOf(error)
  if (problems.length === 0) return <FormError error={error} />
  return (
    <Notice tone="bad" title={t("refused.title")} isNews>
      <p>{t("refused.text")}</p>
      <ul>
        {problems.map(({ place, what, remedy }, index) => (
          <li key={`${index}-${place}`}>
            <code>{place}</code>: {what}. {remedy}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function problemsOf(error: unknown): readonly SheetProblem[] {
  if (!(error instanceof Problem) || error.code !== "perimeter.facts_refused") return []
  const { problems } = error.details
  return Array.isArray(problems) ? (problems as unknown as readonly SheetProblem[]) : []
}
