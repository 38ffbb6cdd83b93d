import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { Notice } from "../ui/notice.tsx"
import { FormError } from "./form-error.tsx"

/** For somebody who has lost their second factor: one administrator proposes, another approves. */
export function ProposeRecovery({ userId }: { readonly userId: string }) {
  const { t } = useTranslation(["security"])
  const queryClient = useQueryClient()
  const propose = useMutation({
    mutationFn: () => bodyOf(client.POST("/v1/access/users/{userId}/recovery", { params: { path: { userId } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["access", "recoveries"] }),
  })
  return (
    <>
      <FormError error={propose.error} />
      {propose.isSuccess ? (
        <Notice tone="good" title={t("recovery.proposed")} isNews />
      ) : (
        <div>
          <Button onPress={() => propose.mutate()} isBusy={propose.isPending}>
            {t("recovery.propose")}
          </Button>
        </div>
      )}
    </>
  )
}
