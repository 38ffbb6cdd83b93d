import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { partyKinds } from "../../../src/vocabulary/party.ts"
import { FormError } from "../access/form-error.tsx"
import { bodyOf, client } from "../api/client.ts"
import { BackToList } from "../shell/back-to-list.tsx"
import { Button } from "../ui/button.tsx"
import { Page } from "../ui/page.tsx"
import { SelectField } from "../ui/select-field.tsx"
import { TextField } from "../ui/text-field.tsx"
import { useFields } from "../ui/use-fields.ts"
import { CustomerFields } from "./customer-fields.tsx"
import { fieldsOf, recordOf } from "./customer-form.ts"
import { customersKey } from "./customer-queries.ts"

/** Puts a customer on record. */
export function NewCustomerPage() {
  const { t } = useTranslation(["customers", "common"])
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const form = useFields(fieldsOf(undefined))
  const identity = useFields({ reference: "", kind: "natural" })
  const [services, setServices] = useState<string[]>([])
  const add = useMutation({
    mutationFn: () => {
      const kind = partyKinds.find((known) => known === identity.values.kind) ?? "natural"
      return bodyOf(
        client.POST("/v1/customers", { body: { ...recordOf(form.values, services), reference: identity.values.reference.trim(), kind } }),
      )
    },
    onSuccess: async ({ customerId }) => {
      await queryClient.invalidateQueries({ queryKey: customersKey })
      await navigate({ to: "/customers/$customerId", params: { customerId } })
    },
  })
  return (
    <Page title={t("new")}>
      <BackToList to="/customers" />
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate()
        }}
      >
        <FormError error={add.error} />
        <div className="pair">
          <TextField label={t("column.reference")} hint={t("reference_hint")} isRequired {...identity.field("reference")} />
          <SelectField
            label={t("column.kind")}
            choices={partyKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            {...identity.field("kind")}
          />
        </div>
        <CustomerFields form={form} services={services} onServices={setServices} />
        <div>
          <Button look="main" submits isBusy={add.isPending}>
            {t("create")}
          </Button>
        </div>
      </form>
    </Page>
  )
}
