import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { FormError } from "../access/form-error.tsx"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { useFields } from "../ui/use-fields.ts"
import { CustomerFields } from "./customer-fields.tsx"
import { fieldsOf, recordOf } from "./customer-form.ts"
import { type Customer, customersKey } from "./customer-queries.ts"

/** Changes a customer's record or standing. */
export function EditCustomer({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation(["customers", "common"])
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <div>
        <Button icon="edit" onPress={() => setOpen(true)}>
          {t("edit")}
        </Button>
      </div>
      <Dialog
        title={t("edit_title", { name: customer.name })}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        closeLabel={t("common:close")}
        isWide
      >
        <EditForm customer={customer} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function EditForm({ customer, onDone }: { readonly customer: Customer; readonly onDone: () => void }) {
  const { t } = useTranslation(["customers", "common"])
  const queryClient = useQueryClient()
  const form = useFields(fieldsOf(customer))
  const [services, setServices] = useState<string[]>([...customer.services])
  const { customerId, version } = customer
  const change = useMutation({
    mutationFn: () =>
      bodyOf(
        client.PATCH("/v1/customers/{customerId}", {
          params: { path: { customerId } },
          headers: { "if-match": `"${version}"` },
          body: recordOf(form.values, services),
        }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: customersKey })
      onDone()
    },
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      <FormError error={change.error} />
      <CustomerFields form={form} services={services} onServices={setServices} />
      <div className="row">
        <Button look="main" submits isBusy={change.isPending}>
          {t("common:save")}
        </Button>
        <Button onPress={onDone}>{t("common:cancel")}</Button>
      </div>
    </form>
  )
}
