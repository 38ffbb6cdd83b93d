import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { colleaguesQuery } from "../access/colleagues.ts"
import { FormError } from "../access/form-error.tsx"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { SelectField } from "../ui/select-field.tsx"
import { type Case, casesKey } from "./case-queries.ts"

/** Hands a case to a colleague; handing it to a checker is how it is escalated. */
export function HandOver({ file, onClose }: { readonly file: Case; readonly onClose: () => void }) {
  const { t } = useTranslation(["cases", "common"])
  const queryClient = useQueryClient()
  const { data: colleagues = [] } = useQuery(colleaguesQuery)
  const [ownerId, setOwnerId] = useState(file.ownerId ?? "")
  const assign = useMutation({
    mutationFn: () =>
      bodyOf(client.POST("/v1/cases/{caseId}/assignment", { params: { path: { caseId: file.caseId } }, body: { ownerId } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: casesKey })
      onClose()
    },
  })
  const choices = colleagues
    .filter(({ state }) => state === "active")
    .map(({ userId, displayName, roles }) => ({
      value: userId,
      label: `${displayName} · ${roles.map((role) => t(`common:role.${role}`)).join(", ")}`,
    }))
  return (
    <Dialog title={t("hand_over.title")} isOpen onClose={onClose} closeLabel={t("common:close")}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          assign.mutate()
        }}
      >
        <FormError error={assign.error} />
        <p className="muted">{t("hand_over.text")}</p>
        <SelectField label={t("hand_over.to")} choices={choices} value={ownerId} onChange={setOwnerId} isRequired />
        <div>
          <Button look="main" submits isBusy={assign.isPending} isDisabled={ownerId === "" || ownerId === file.ownerId}>
            {t("hand_over.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
