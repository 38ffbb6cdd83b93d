import { useTranslation } from "react-i18next"
import { reasons } from "../../../src/vocabulary/reason.ts"

/** The sentence of a reason code; a code this console does not know stays a code. */
export function useReasonSentence(): (reason: string) => string {
  const { t } = useTranslation(["common", "reasons"])
  return (reason) => {
    const known = reasons.find((code) => code === reason)
    return known === undefined ? reason : t(`reasons:${known}`)
  }
}
