import { useTranslation } from "react-i18next"
import { codedDetails, type DetailCode, detailCodes } from "../i18n/detail-codes.ts"
import { type DetailName, detailNames } from "../i18n/detail-names.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Address } from "./address.tsx"
import { FactList } from "./fact-list.tsx"
import { orderDetails } from "./order-details.ts"
import { Time } from "./time.tsx"

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
const decimal = /^-?\d+\.\d+$/
/** Ids of the rulebook, such as `layer.seat`, alone or with whose they are. */
const dotted = /^(\S+ )?[a-z_]+(\.[a-z0-9_]+)+$/
const longCode = /^[\w:|.-]{25,}$/

/** What a finding, an event or an audit entry found: names and words of the house in the reader's language, values as they are. */
export function DetailList({ details }: { readonly details: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation(["common", "details"])
  const facts = orderDetails(details).map(([key, value]) => {
    const known = detailNames.find((name) => name === key)
    const name = known === undefined ? key : t(`details:${known satisfies DetailName}`)
    return { name, value: isNothing(value) ? undefined : <Detail value={value} isCoded={codedDetails.includes(key)} /> }
  })
  return facts.length === 0 ? null : <FactList facts={facts} unknownWord={t("common:not_known")} />
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

function Detail({ value, isCoded }: { readonly value: unknown; readonly isCoded: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const wordOf = useWord()
  if (typeof value === "number") return Number.isSafeInteger(value) ? format.count(value) : String(value)
  if (typeof value === "boolean") return value ? t("yes") : t("no")
  if (Array.isArray(value) && value.every((part) => typeof part === "string" && dotted.test(part))) return <code>{value.join(", ")}</code>
  if (Array.isArray(value)) return value.map((part) => textOf(part, isCoded ? wordOf : (text) => text)).join(", ")
  if (typeof value !== "string") return <code>{JSON.stringify(value)}</code>
  if (isCoded) return wordOf(value)
  if (instant.test(value)) return <Time at={value} />
  if (decimal.test(value)) return format.decimal(value)
  return longCode.test(value) ? <Address value={value} /> : value
}

/** One of several values; several that only count together are joined. */
function textOf(part: unknown, wordOf: (text: string) => string): string {
  if (typeof part === "string") return wordOf(part)
  return Array.isArray(part) ? part.map((inner) => textOf(inner, wordOf)).join(" + ") : JSON.stringify(part)
}

function useWord(): (code: string) => string {
  const { t } = useTranslation(["common", "codes"])
  return (code) => {
    const known = detailCodes.find((one) => one === code)
    return known === undefined ? code : t(`codes:${known satisfies DetailCode}`)
  }
}
