import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { type ApiKey, apiKeysQuery } from "./api-keys-query.ts"
import { FormError } from "./form-error.tsx"

/** Asks once before a key is ended, for it cannot be brought back. */
export function RevokeApiKey({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const { t } = useTranslation(["security", "common"])
  const queryClient = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => bodyOf(client.POST("/v1/access/keys/{keyId}/revocation", { params: { path: { keyId: apiKey.keyId } } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
      onClose()
    },
  })
  return (
    <Dialog title={t("keys.revoke_title", { name: apiKey.name })} isOpen onClose={onClose} closeLabel={t("common:close")}>
      <div className="stack">
        <FormError error={revoke.error} />
        <p>{t("keys.revoke_text")}</p>
        <div>
          <Button look="danger" onPress={() => revoke.mutate()} isBusy={revoke.isPending}>
            {t("keys.revoke_button")}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
