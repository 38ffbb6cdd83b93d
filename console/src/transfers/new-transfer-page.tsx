import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { assetCodes } from "../../../src/vocabulary/asset.ts"
import { type PartyField, partyFields, partyKinds } from "../../../src/vocabulary/party.ts"
import { directions, walletHostings } from "../../../src/vocabulary/transfer.ts"
import { FormError } from "../access/form-error.tsx"
import { bodyOf, client } from "../api/client.ts"
import { BackToList } from "../shell/back-to-list.tsx"
import { Button } from "../ui/button.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import { SelectField } from "../ui/select-field.tsx"
import { TextField } from "../ui/text-field.tsx"
import { type Fields, useFields } from "../ui/use-fields.ts"
import { afterStep } from "./after-step.ts"
import { CustomerChooser } from "./customer-chooser.tsx"
import { randomKey } from "./random-key.ts"

type RequestFields = Record<PartyField | "customer" | "direction" | "asset" | "amount" | "partyKind" | "hosting" | "vasp", string>

const nothing = Object.fromEntries(partyFields.map((field) => [field, ""])) as Record<PartyField, string>
const start: RequestFields = {
  ...nothing,
  customer: "",
  direction: "withdrawal",
  asset: "BTC",
  amount: "",
  partyKind: "natural",
  hosting: "unknown",
  vasp: "",
}

/** A transfer that a customer asks for, submitted for a decision. */
export function NewTransferPage() {
  const { t } = useTranslation(["transfers", "common"])
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const form = useFields<RequestFields>(start)
  const typed = JSON.stringify(form.values)
  // The same words sent twice are one transfer; other words are another.
  const idempotencyKey = useMemo(randomKey, [typed])
  const submit = useMutation({
    mutationFn: () =>
      bodyOf(client.POST("/v1/transfers", { headers: { "idempotency-key": idempotencyKey }, body: requestOf(form.values) })),
    onSuccess: async (detail) => {
      await afterStep(queryClient, detail)
      await navigate({ to: "/transfers/$transferId", params: { transferId: detail.transfer.transferId } })
    },
  })
  return (
    <Page title={t("new")}>
      <BackToList to="/transfers" />
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit.mutate()
        }}
      >
        <p className="muted">{t("new_text")}</p>
        <FormError error={submit.error} />
        <Section title={t("new_what")}>
          <div className="pair">
            <CustomerChooser value={form.values.customer} onChoose={(customer) => form.set({ customer })} />
            <SelectField
              label={t("column.direction")}
              choices={directions.map((value) => ({ value, label: t(`direction.${value}`) }))}
              {...form.field("direction")}
            />
            <TextField label={t("column.amount")} hint={t("amount_hint")} isRequired {...form.field("amount")} />
            <SelectField label={t("asset")} choices={assetCodes.map((value) => ({ value, label: value }))} {...form.field("asset")} />
          </div>
        </Section>
        <OtherParty form={form} />
        <div>
          <Button look="main" submits isBusy={submit.isPending} isDisabled={form.values.customer === ""}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Page>
  )
}

function OtherParty({ form }: { readonly form: Fields<RequestFields> }) {
  const { t } = useTranslation(["transfers", "common"])
  const title = form.values.direction === "withdrawal" ? t("beneficiary") : t("originator")
  return (
    <Section title={title}>
      <p className="muted">{t("party_hint")}</p>
      <div className="pair">
        <SelectField
          label={t("party.kind")}
          choices={partyKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          {...form.field("partyKind")}
        />
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
    </Section>
  )
}

/** An empty field is unknown, so it is left out; it is never sent as an empty text. */
function requestOf(values: RequestFields) {
  const known = partyFields.filter((field) => values[field].trim() !== "")
  const pick = <T extends string>(all: readonly T[], wanted: string): T => {
    const found = all.find((one) => one === wanted)
    if (found === undefined) throw new Error(`${wanted} is not among the choices`)
    return found
  }
  return {
    customerId: values.customer,
    direction: pick(directions, values.direction),
    asset: pick(assetCodes, values.asset),
    amount: values.amount.trim().replace(",", "."),
    otherParty: { kind: pick(partyKinds, values.partyKind), ...Object.fromEntries(known.map((field) => [field, values[field].trim()])) },
    otherWalletHosting: pick(walletHostings, values.hosting),
    ...(values.vasp.trim() === "" ? {} : { otherVaspName: values.vasp.trim() }),
  }
}
