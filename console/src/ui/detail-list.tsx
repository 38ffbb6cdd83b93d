import { useTranslation } from "react-i18next"
import { type DetailName, detailNames } from "../i18n/detail-names.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Address } from "./address.tsx"
import { FactList } from "./fact-list.tsx"
import { Time } from "./time.tsx"

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
const decimal = /^-?\d+\.\d+$/
const longCode = /^[\w:|.-]{25,}$/

/** What a finding, an event or an audit entry found: names in the reader's words, values as they are. */
export function DetailList({ details }: { readonly details: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation(["common", "details"])
  const facts = Object.entries(details).map(([key, value]) => {
    const known = detailNames.find((name) => name === key)
    return {
      name: known === undefined ? key : t(`details:${known satisfies DetailName}`),
      value: value === null || value === undefined ? undefined : <Detail value={value} />,
    }
  })
  return facts.length === 0 ? null : <FactList facts={facts} unknownWord={t("common:not_known")} />
}

function Detail({ value }: { readonly value: unknown }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (typeof value === "number") return <>{Number.isSafeInteger(value) ? format.count(value) : String(value)}</>
  if (typeof value === "boolean") return <>{value ? t("yes") : t("no")}</>
  if (typeof value === "string") {
    if (instant.test(value)) return <Time at={value} />
    if (decimal.test(value)) return <>{format.decimal(value)}</>
    return longCode.test(value) ? <Address value={value} /> : value
  }
  if (Array.isArray(value)) return <>{value.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join(", ")}</>
  return <code>{JSON.stringify(value)}</code>
}
