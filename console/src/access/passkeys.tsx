import { useMutation } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import { client } from "../api/client.ts"
import { isCodeMissing } from "../api/problem.ts"
import { Button } from "../ui/button.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { PasswordField } from "../ui/password-field.tsx"
import { TextField } from "../ui/text-field.tsx"
import { Time } from "../ui/time.tsx"
import { useFields } from "../ui/use-fields.ts"
import { FormError } from "./form-error.tsx"
import { isProviderAsked, type OwnProof } from "./own-proof.ts"
import { makePasskey } from "./passkey-ceremony.ts"
import { ProveByProvider } from "./prove-by-provider.tsx"

interface Passkey {
  readonly credentialId: string
  readonly name: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

interface PasskeysProps {
  readonly passkeys: readonly Passkey[]
  readonly mayHavePasskeys: boolean
  readonly proof: OwnProof
  readonly onChanged: () => void
}

/** One's own passkeys, and the ways to make one and to take one away. */
export function Passkeys({ passkeys, mayHavePasskeys, proof, onChanged }: PasskeysProps) {
  const { t } = useTranslation(["security", "common"])
  const [open, setOpen] = useState<"new" | Passkey>()
  const columns = useMemo(
    (): Column<Passkey>[] => [
      { id: "name", header: t("passkey.name"), cell: (passkey) => passkey.name },
      { id: "made", header: t("passkey.made"), cell: (passkey) => <Time at={passkey.createdAt} />, isWideOnly: true },
      {
        id: "end",
        header: "",
        cell: (passkey) => (
          <Button look="quiet" onPress={() => setOpen(passkey)}>
            {t("factor.remove")}
          </Button>
        ),
      },
    ],
    [t],
  )
  const close = () => {
    setOpen(undefined)
    onChanged()
  }
  return (
    <>
      {passkeys.length === 0 ? null : (
        <DataTable caption={t("passkey.title")} columns={columns} rows={passkeys} rowId={(passkey) => passkey.credentialId} />
      )}
      {mayHavePasskeys ? (
        <div>
          <Button onPress={() => setOpen("new")}>{t("passkey.add")}</Button>
        </div>
      ) : (
        <p className="muted">{t("passkey.unavailable")}</p>
      )}
      {open === undefined ? null : (
        <Dialog title={t(open === "new" ? "passkey.add" : "passkey.remove_title")} isOpen onClose={close} closeLabel={t("common:close")}>
          {isProviderAsked(proof) ? (
            <ProveByProvider />
          ) : (
            <ProveAndChange about={open} hasPassword={proof.ownerProof !== "provider"} onDone={close} />
          )}
        </Dialog>
      )}
    </>
  )
}

interface Change {
  readonly about: "new" | Passkey
  readonly hasPassword: boolean
  readonly onDone: () => void
}

/** Password, and a code where one is asked for, before a second factor changes. */
function ProveAndChange({ about, hasPassword, onDone }: Change) {
  const { t } = useTranslation(["security", "common"])
  const form = useFields({ name: "", password: "", code: "" })
  const [isCodeAsked, setCodeAsked] = useState(false)
  const isNew = about === "new"
  const change = useMutation({
    mutationFn: async () => {
      const { name, password, code } = form.values
      const proof = { ...(hasPassword ? { password } : {}), ...(isCodeAsked ? { code } : {}) }
      if (isNew) return makePasskey(proof, name)
      await client.POST("/v1/access/passkeys/removal", { body: { credentialId: about.credentialId, ...proof } })
    },
    onSuccess: onDone,
    onError: (error) => setCodeAsked((was) => was || isCodeMissing(error)),
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      {isCodeMissing(change.error) ? null : <FormError error={change.error} />}
      {isNew ? <TextField label={t("passkey.name")} hint={t("passkey.name_hint")} isRequired {...form.field("name")} /> : null}
      {hasPassword ? (
        <PasswordField
          label={t("factor.password")}
          autoComplete="current-password"
          showLabel={t("common:show_password")}
          {...form.field("password")}
        />
      ) : (
        <p>{t("provider.proven")}</p>
      )}
      {isCodeAsked ? <TextField label={t("factor.code")} autoComplete="one-time-code" isRequired {...form.field("code")} /> : null}
      <div>
        <Button look={isNew ? "main" : "danger"} submits isBusy={change.isPending}>
          {t(isNew ? "passkey.make" : "factor.remove")}
        </Button>
      </div>
    </form>
  )
}
