import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { Action } from "../../../src/vocabulary/role.ts"
import { bodyOf, client } from "../api/client.ts"
import { Address } from "../ui/address.tsx"
import { Button } from "../ui/button.tsx"
import { ChoicesField } from "../ui/choices-field.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Notice } from "../ui/notice.tsx"
import { TextField } from "../ui/text-field.tsx"
import { Time } from "../ui/time.tsx"
import { useFields } from "../ui/use-fields.ts"
import { apiKeysQuery } from "./api-keys-query.ts"
import { FormError } from "./form-error.tsx"

interface Policy {
  readonly grantable: readonly Action[]
  readonly longestDays: number
}

const usualDays = 90

/** Issues a key to a system of the firm and shows its secret this once. */
export function IssueApiKey({ policy, onClose }: { readonly policy: Policy; readonly onClose: () => void }) {
  const { t } = useTranslation(["security", "common"])
  const queryClient = useQueryClient()
  const [actions, setActions] = useState<Action[]>([])
  const form = useFields({ name: "", days: String(Math.min(usualDays, policy.longestDays)) })
  const issue = useMutation({
    mutationFn: () => bodyOf(client.POST("/v1/access/keys", { body: { name: form.values.name, actions, days: Number(form.values.days) } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  })
  const choices = policy.grantable.map((value) => ({
    value,
    label: t(`action.${value}` as "action.event.read", { defaultValue: value }),
  }))
  return (
    <Dialog title={t("keys.issue_title")} isOpen onClose={onClose} closeLabel={t("common:close")}>
      {issue.data === undefined ? (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            issue.mutate()
          }}
        >
          <FormError error={issue.error} />
          <TextField label={t("keys.system")} hint={t("keys.name_hint")} isRequired {...form.field("name")} />
          <TextField label={t("keys.days")} hint={t("keys.days_hint", { count: policy.longestDays })} isRequired {...form.field("days")} />
          <ChoicesField
            label={t("keys.may")}
            choices={choices}
            value={actions}
            onChange={(chosen) => setActions(policy.grantable.filter((action) => chosen.includes(action)))}
          />
          <div>
            <Button look="main" submits isBusy={issue.isPending} isDisabled={actions.length === 0}>
              {t("keys.issue_button")}
            </Button>
          </div>
        </form>
      ) : (
        <Notice tone="good" title={t("keys.secret_title", { name: issue.data.key.name })} isNews>
          <p>{t("keys.secret_text")}</p>
          <Address value={issue.data.secret} keep={14} />
          <p className="muted">
            {t("keys.until")} <Time at={issue.data.key.expiresAt} />
          </p>
        </Notice>
      )}
    </Dialog>
  )
}
