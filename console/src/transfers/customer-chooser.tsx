import { useInfiniteQuery } from "@tanstack/react-query"
import { useDeferredValue, useState } from "react"
import { useTranslation } from "react-i18next"
import { customersQuery } from "../customers/customer-queries.ts"
import { parseCustomerSearch } from "../customers/customer-search.ts"
import { SelectField } from "../ui/select-field.tsx"
import { TextField } from "../ui/text-field.tsx"

/** Finds a customer by name or reference: type a part, choose from what fits. */
export function CustomerChooser({ value, onChoose }: { readonly value: string; readonly onChoose: (customerId: string) => void }) {
  const { t } = useTranslation(["transfers", "common"])
  const [typed, setTyped] = useState("")
  const search = parseCustomerSearch({ search: useDeferredValue(typed) })
  const found = useInfiniteQuery({ ...customersQuery(search), placeholderData: (before) => before })
  const customers = found.data?.pages[0]?.items ?? []
  const choices = [
    { value: "", label: t("choose_customer") },
    ...customers.map(({ customerId, name, reference }) => ({ value: customerId, label: `${name} · ${reference}` })),
  ]
  return (
    <>
      <TextField label={t("find_customer")} kind="search" value={typed} onChange={setTyped} />
      <SelectField label={t("column.customer")} choices={choices} value={value} isRequired onChange={onChoose} />
    </>
  )
}
