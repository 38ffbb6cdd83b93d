import { useTranslation } from "react-i18next"
import { useFormat } from "../i18n/use-format.ts"
import type { Statement } from "./fact-sheet.ts"
import type { Law } from "./use-law.ts"

const money = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/

/** Says in words what was stated about a fact. */
export function useAnswerWords(law: Law): (fact: string, stated: Statement | undefined) => string {
  const { t } = useTranslation(["perimeter", "common"])
  const format = useFormat()
  const wordOf = (fact: string, word: string) => {
    const option = law.fact(fact)?.options.find(({ id }) => id === word)
    return option === undefined ? word : law.in(option.label)
  }
  const wordsOf = (fact: string, value: unknown): string => {
    if (typeof value === "boolean") return t(value ? "common:yes" : "common:no")
    if (typeof value === "number") return format.decimal(String(value))
    if (Array.isArray(value)) return value.length === 0 ? t("stated.none") : value.map((word) => wordOf(fact, String(word))).join(", ")
    if (typeof value !== "string") return t("stated.nothing")
    if (law.fact(fact)?.type === "date") return format.date(value)
    const amount = money.exec(value)
    return amount === null ? wordOf(fact, value) : `${format.decimal(amount[1] ?? "")} ${amount[2]}`
  }
  return (fact, stated) => {
    if (stated === undefined) return t("stated.nothing")
    if (stated.not_applicable !== undefined) return t("stated.not_applicable", { reason: stated.not_applicable })
    const value = wordsOf(fact, stated.value)
    const { by, reason } = stated
    return by === undefined || reason === undefined ? value : t("stated.by", { value, by, reason })
  }
}
