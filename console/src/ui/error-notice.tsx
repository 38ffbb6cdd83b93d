import { useTranslation } from "react-i18next"
import { fieldProblems, Problem } from "../api/problem.ts"
import { DetailList } from "./detail-list.tsx"
import { Notice } from "./notice.tsx"

/** What happened, what it means, what to do, and what to tell the operator. Any error is fit to be shown. */
export function ErrorNotice({ error, children }: { readonly error: unknown; readonly children?: React.ReactNode }) {
  const { t } = useTranslation(["common", "refusals"])
  const problem = error instanceof Problem ? error : undefined
  const words = useWords(problem)
  return (
    <Notice tone="bad" title={words.what} isNews>
      <p>
        {words.meaning} {words.todo}
      </p>
      {problem === undefined ? null : <Fields problem={problem} />}
      {children}
      <p className="muted">
        {problem === undefined ? null : <code>{problem.code}</code>}
        {problem?.correlationId === undefined ? null : (
          <>
            {" · "}
            {t("problem.correlation")} <code>{problem.correlationId}</code>
          </>
        )}
      </p>
    </Notice>
  )
}

function Fields({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation(["common", "refusals"])
  const roles = problem.code === "access.not_permitted" ? problem.details["roles"] : undefined
  const named = fieldProblems(problem)
  return (
    <>
      {Array.isArray(roles) ? (
        <p>{t("problem.allowed_roles", { roles: roles.map((role) => t(`role.${role as "analyst"}`)).join(", ") })}</p>
      ) : null}
      {named.length === 0 ? null : (
        <ul>
          {named.map(({ field, expected }) => (
            <li key={field}>{t("problem.field", { field, expected })}</li>
          ))}
        </ul>
      )}
      {named.length > 0 || Array.isArray(roles) ? null : <DetailList details={problem.details} />}
    </>
  )
}

function useWords(problem: Problem | undefined): { what: string; meaning: string; todo: string } {
  const { t } = useTranslation(["common", "refusals"])
  if (problem === undefined) return { what: t("problem.crash.what"), meaning: "", todo: t("problem.crash.do") }
  const { code, status } = problem
  if (code === "unreachable")
    return { what: t("problem.unreachable.what"), meaning: t("problem.meaning.unreachable"), todo: t("problem.unreachable.do") }
  if (code === "unreadable") return { what: t("problem.unreadable.what"), meaning: "", todo: t("problem.unreadable.do") }
  // A refusal of the five hundreds already says in its remedy what did not happen.
  const meaning = status < 500 ? t("problem.meaning.refused") : ""
  return { what: t(`refusals:${code}.what`), meaning, todo: t(`refusals:${code}.do`) }
}
