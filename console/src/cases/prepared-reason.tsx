import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { Notice } from "../ui/notice.tsx"
import type { Case } from "./case-queries.ts"

/** What the maker wrote about one finding, under that finding, where the checker reads it. */
export function PreparedReason({ file, findingKey }: { readonly file: Case; readonly findingKey: string }) {
  const { t } = useTranslation(["cases", "common"])
  const nameOf = usePersonName()
  const clearance = file.preparation?.clearances.find((given) => given.findingKey === findingKey)
  if (clearance === undefined) return null
  return (
    <Notice tone="note" title={t("cleared_by", { name: nameOf(file.preparedBy) })}>
      <p>{clearance.why}</p>
    </Notice>
  )
}
