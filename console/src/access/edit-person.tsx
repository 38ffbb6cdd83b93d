import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { Role } from "../../../src/vocabulary/role.ts"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { EndSessions } from "./end-sessions.tsx"
import { FormError } from "./form-error.tsx"
import { IssuedLink } from "./issued-link.tsx"
import { type Person, peopleQuery } from "./people-queries.ts"
import { ProposeRecovery } from "./propose-recovery.tsx"
import { RolesField } from "./roles-field.tsx"

/** Changes what a person may do, whether they may come in at all, or gives them a new link. */
export function EditPerson({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useTranslation(["access", "common"])
  const queryClient = useQueryClient()
  const [roles, setRoles] = useState<Role[]>([...person.roles])
  const { userId } = person
  const change = useMutation({
    mutationFn: (body: { roles?: Role[]; isDisabled?: boolean }) =>
      bodyOf(
        client.PATCH("/v1/access/users/{userId}", { params: { path: { userId } }, headers: { "if-match": `"${person.version}"` }, body }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey })
      onClose()
    },
  })
  const renew = useMutation({ mutationFn: () => bodyOf(client.POST("/v1/access/users/{userId}/link", { params: { path: { userId } } })) })
  const isDisabled = person.state === "disabled"
  return (
    <Dialog title={t("users.edit_title", { name: person.displayName })} isOpen onClose={onClose} closeLabel={t("common:close")}>
      <div className="stack">
        <FormError error={change.error ?? renew.error} />
        <RolesField value={roles} onChange={setRoles} />
        <div>
          <Button look="main" onPress={() => change.mutate({ roles })} isBusy={change.isPending} isDisabled={roles.length === 0}>
            {t("common:save")}
          </Button>
        </div>
        {renew.data === undefined ? null : <IssuedLink name={person.displayName} {...renew.data} />}
        <EndSessions userId={person.userId} />
        {isDisabled ? null : <ProposeRecovery userId={person.userId} />}
        {isDisabled ? null : <p className="muted">{t("users.disable_question", { name: person.displayName })}</p>}
        <div className="row">
          {isDisabled ? null : (
            <Button icon="link" onPress={() => renew.mutate()} isBusy={renew.isPending}>
              {t("users.new_link")}
            </Button>
          )}
          <Button look={isDisabled ? "plain" : "danger"} onPress={() => change.mutate({ isDisabled: !isDisabled })}>
            {isDisabled ? t("users.enable") : t("users.disable")}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
