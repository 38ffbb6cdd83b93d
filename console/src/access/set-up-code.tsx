import { useMutation } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Address } from "../ui/address.tsx"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Notice } from "../ui/notice.tsx"
import { PasswordField } from "../ui/password-field.tsx"
import { TextField } from "../ui/text-field.tsx"
import { useFields } from "../ui/use-fields.ts"
import { FormError } from "./form-error.tsx"
import { isProviderAsked, type OwnProof } from "./own-proof.ts"
import { ProveByProvider } from "./prove-by-provider.tsx"
import { QrCode } from "./qr-code.tsx"

/** Sets up an authenticator app: proof, QR code, first code, recovery codes, each on its own. */
export function SetUpCode({ proof, onClose }: { readonly proof: OwnProof; readonly onClose: () => void }) {
  const { t } = useTranslation(["security", "common"])
  return (
    <Dialog title={t("factor.set_up")} isOpen onClose={onClose} closeLabel={t("common:close")}>
      {isProviderAsked(proof) ? <ProveByProvider /> : <Steps hasPassword={proof.ownerProof !== "provider"} onClose={onClose} />}
    </Dialog>
  )
}

function Steps({ hasPassword, onClose }: { readonly hasPassword: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation(["security", "common"])
  const form = useFields({ password: "", code: "" })
  const begin = useMutation({
    mutationFn: () => bodyOf(client.POST("/v1/access/one-time-code", { body: hasPassword ? { password: form.values.password } : {} })),
  })
  const confirm = useMutation({
    mutationFn: () => bodyOf(client.POST("/v1/access/one-time-code/confirmation", { body: { code: form.values.code } })),
  })
  const step = begin.data === undefined ? begin : confirm
  return confirm.data === undefined ? (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        step.mutate()
      }}
    >
      <FormError error={step.error} />
      {begin.data === undefined ? (
        hasPassword ? (
          <PasswordField
            label={t("factor.password")}
            autoComplete="current-password"
            showLabel={t("common:show_password")}
            {...form.field("password")}
          />
        ) : (
          <p>{t("provider.proven")}</p>
        )
      ) : (
        <>
          <p>{t("factor.scan")}</p>
          <QrCode content={begin.data.uri} label={t("factor.qr")} />
          <p className="muted">{t("factor.type")}</p>
          <Address value={begin.data.secret} keep={16} />
          <TextField label={t("factor.first_code")} autoComplete="one-time-code" isRequired {...form.field("code")} />
        </>
      )}
      <div>
        <Button look="main" submits isBusy={step.isPending}>
          {t(begin.data === undefined ? "factor.go_on" : "factor.confirm")}
        </Button>
      </div>
    </form>
  ) : (
    <RecoveryCodes codes={confirm.data.recoveryCodes} onKept={onClose} />
  )
}

function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { t } = useTranslation(["security"])
  return (
    <div className="stack">
      <Notice tone="good" title={t("factor.done")} isNews>
        <p>{t("factor.recovery_text")}</p>
        <ul>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </Notice>
      <div>
        <Button look="main" onPress={onKept}>
          {t("factor.kept")}
        </Button>
      </div>
    </div>
  )
}
