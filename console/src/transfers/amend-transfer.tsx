import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { type PartyField, partyFields } from "../../../src/vocabulary/party.ts"
import { walletHostings } from "../../../src/vocabulary/transfer.ts"
import { FormError } from "../access/form-error.tsx"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { SelectField } from "../ui/select-field.tsx"
import { TextField } from "../ui/text-field.tsx"
import { useFields } from "../ui/use-fields.ts"
import { afterStep } from "./after-step.ts"
import type { Transfer } from "./transfer-queries.ts"

type AmendmentFields = Record<PartyField | "hosting" | "vasp", string>

/** Supplies or corrects what is known about the other party; the transfer is assessed anew and stays held. */
export function AmendTransfer({ transfer }: { readonly transfer: Transfer }) {
  const { t } = useTranslation(["transfers", "common"])
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon="edit" onPress={() => setOpen(true)}>
        {t("amend.button")}
      </Button>
      <Dialog title={t("amend.title")} isOpen={isOpen} onClose={() => setOpen(false)} closeLabel={t("common:close")} isWide>
        <AmendForm transfer={transfer} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function AmendForm({ transfer, onDone }: { readonly transfer: Transfer; readonly onDone: () => void }) {
  const { t } = useTranslation(["transfers", "common"])
  const queryClient = useQueryClient()
  const known = Object.fromEntries(partyFields.map((field) => [field, transfer.otherParty?.[field] ?? ""])) as Record<PartyField, string>
  const before: AmendmentFields = { ...known, hosting: transfer.otherWalletHosting, vasp: transfer.otherVaspName ?? "" }
  const form = useFields<AmendmentFields>(before)
  const amend = useMutation({
    mutationFn: () =>
      bodyOf(
        client.POST("/v1/transfers/{transferId}/amendment", {
          params: { path: { transferId: transfer.transferId } },
          headers: { "if-match": `"${transfer.version}"` },
          body: amendmentOf(form.values, before),
        }),
      ),
    onSuccess: async (detail) => {
      await afterStep(queryClient, detail)
      onDone()
    },
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        amend.mutate()
      }}
    >
      <p className="muted">{t("amend.text")}</p>
      <FormError error={amend.error} />
      <div className="pair">
        {partyFields.map((field) => (
          <TextField key={field} label={t(`party.${field}`)} kind={field === "birthDate" ? "date" : "text"} {...form.field(field)} />
        ))}
        <SelectField
          label={t("hosting")}
          choices={walletHostings.map((value) => ({ value, label: t(`hosting.${value}`) }))}
          {...form.field("hosting")}
        />
        <TextField label={t("vasp")} {...form.field("vasp")} />
      </div>
      <div className="row">
        <Button look="main" submits isBusy={amend.isPending} isDisabled={!form.isChanged}>
          {t("amend.submit")}
        </Button>
        <Button onPress={onDone}>{t("common:cancel")}</Button>
      </div>
    </form>
  )
}

/** Only what was changed, and only what says something: an emptied field is not a fact. */
function amendmentOf(values: AmendmentFields, before: AmendmentFields) {
  const changed = partyFields.filter((field) => values[field].trim() !== "" && values[field] !== before[field])
  const hosting = walletHostings.find((known) => known === values.hosting)
  return {
    ...(changed.length === 0 ? {} : { otherParty: Object.fromEntries(changed.map((field) => [field, values[field]])) }),
    ...(hosting === undefined || values.hosting === before.hosting ? {} : { otherWalletHosting: hosting }),
    ...(values.vasp.trim() === "" || values.vasp === before.vasp ? {} : { otherVaspName: values.vasp }),
  }
}
