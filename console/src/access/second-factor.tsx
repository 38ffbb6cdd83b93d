import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Badge } from "../ui/badge.tsx"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Notice } from "../ui/notice.tsx"
import { Section } from "../ui/section.tsx"
import { TextField } from "../ui/text-field.tsx"
import { useFields } from "../ui/use-fields.ts"
import { FormError } from "./form-error.tsx"
import { Passkeys } from "./passkeys.tsx"
import { SetUpCode } from "./set-up-code.tsx"

const factorsQuery = queryOptions({ queryKey: ["access", "factors"], queryFn: () => bodyOf(client.GET("/v1/access/factors")) })

/** One's own second factor: what policy asks for, what there is, and the ways to set it up and to take it away. */
export function SecondFactor() {
  const { t } = useTranslation(["security", "common"])
  const queryClient = useQueryClient()
  const { data, error } = useQuery(factorsQuery)
  const [open, setOpen] = useState<"setting up" | "removing">()
  const close = () => {
    setOpen(undefined)
    void queryClient.invalidateQueries({ queryKey: factorsQuery.queryKey })
  }
  return (
    <Section title={t("factor.title")}>
      {error === null ? null : <ErrorNotice error={error} />}
      {data === undefined ? null : (
        <div className="stack">
          {isMissing(data) ? (
            <Notice tone="wait" title={t("factor.needed")}>
              <p>{t("factor.needed_text")}</p>
            </Notice>
          ) : null}
          <p className="muted">{t("factor.text")}</p>
          {data.hasOneTimeCode ? (
            <div className="row">
              <Badge tone="good" word={t("factor.app_set_up")} />
              <span className="muted">{t("factor.recovery_left", { count: data.recoveryCodesLeft })}</span>
              <Button look="quiet" onPress={() => setOpen("removing")}>
                {t("factor.remove")}
              </Button>
            </div>
          ) : (
            <div>
              <Button onPress={() => setOpen("setting up")}>{t("factor.set_up")}</Button>
            </div>
          )}
          <Passkeys {...data} proof={data} onChanged={close} />
        </div>
      )}
      {open === "setting up" && data !== undefined ? <SetUpCode proof={data} onClose={close} /> : null}
      {open === "removing" ? <RemoveCode onClose={close} /> : null}
    </Section>
  )
}

function isMissing({ needed, hasOneTimeCode, passkeys }: { needed: string; hasOneTimeCode: boolean; passkeys: readonly unknown[] }) {
  return needed !== "none" && passkeys.length === 0 && (needed === "passkey" || !hasOneTimeCode)
}

function RemoveCode({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["security", "common"])
  const form = useFields({ code: "" })
  const remove = useMutation({
    mutationFn: () => client.POST("/v1/access/one-time-code/removal", { body: { code: form.values.code } }).then(() => undefined),
    onSuccess: onClose,
  })
  return (
    <Dialog title={t("factor.remove_title")} isOpen onClose={onClose} closeLabel={t("common:close")}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          remove.mutate()
        }}
      >
        <FormError error={remove.error} />
        <p>{t("factor.remove_text")}</p>
        <TextField label={t("factor.code")} autoComplete="one-time-code" isRequired {...form.field("code")} />
        <div>
          <Button look="danger" submits isBusy={remove.isPending}>
            {t("factor.remove")}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
