import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { nameOfSubject } from "./fact-sheet.ts"
import { positionQuery, type Subject } from "./perimeter-queries.ts"

/** Names a subject of a position: by its own name, or as the firm as a whole. */
export function useSubjectName(positionId: string): (subject: Subject) => string {
  const { t } = useTranslation("perimeter")
  const { data } = useQuery(positionQuery(positionId))
  return (subject) => {
    const name = nameOfSubject(data?.sheet ?? {}, subject)
    return name === undefined ? t("subject.firm") : `${t(`kind.${subject.kind}`)}: ${name}`
  }
}
